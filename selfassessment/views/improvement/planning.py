"""From a gap to an action: in one click, or by a form."""

from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.models import User
from selfassessment.forms.improvement.planning import USUAL_TIME, PlanForm
from selfassessment.models import Assessment, ImprovementAction
from selfassessment.rules.improvement.goals import goal
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import TOP_LEVEL
from selfassessment.selectors import assessments, instruments, results
from selfassessment.selectors.improvement import actions, bases
from selfassessment.selectors.improvement import targets as wanted_levels
from selfassessment.selectors.improvement.bases import Base
from selfassessment.services.improvement import planning
from selfassessment.services.improvement.keeping import usual_title
from selfassessment.services.improvement.planning import Gap, Plan
from selfassessment.views.desk import open_desk
from selfassessment.views.improvement.room import Room, of_body, open_room


@require_POST
@login_required
def from_gap(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Plan, or suggest, an action about one answer of an assessment, everything filled in."""
    desk = open_desk(request, pk)
    room = open_room(request, desk.assessment.entity, rights=desk.rights)
    require(room.may_add)
    start = _start(desk.assessment)
    question = _question(start.instrument, code)
    level = start.given.get(code, Given()).level
    target = _goal(room, start.instrument.dimension_of(code), level)
    if target is None:
        raise DomainError(_("This answer is already at the highest level."))
    owner = room.user if room.user in actions.team(room.entity, on=room.today) else None
    wanted = Plan(usual_title(question, target), target, owner=owner, due_on=_due(room.today))
    made = _make(room, Gap(start.assessment, code, level), wanted)
    _say(request, room)
    return redirect("selfassessment:improvement-action", pk=made.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the form of a new action, filled in for the question asked for; plan it."""
    room = of_body(request, pk)
    require(room.may_add)
    start = bases.base(room.entity) or _open_one(room)
    if start is None:
        raise DomainError(_("Actions start from a self-assessment, and this body has none yet."))
    team = actions.team(room.entity, on=room.today)
    if request.method == "POST":
        form = PlanForm(request.POST, instrument=start.instrument, team=team)
        if form.is_valid():
            code = form.cleaned_data["question"]
            gap = Gap(start.assessment, code, start.given.get(code, Given()).level)
            try:
                made = _make(room, gap, form.plan())
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                _say(request, room)
                return redirect("selfassessment:improvement-action", pk=made.pk)
    else:
        asked = request.GET.get("codi", "")
        form = PlanForm(
            None, instrument=start.instrument, team=team, initial=_filled(room, start, asked, team)
        )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"room": room, "body": room.entity, "form": form, "start": start}
    return render(request, "selfassessment/improvement/new.html", context, status=status)


def _make(room: Room, gap: Gap, wanted: Plan) -> ImprovementAction:
    if room.may_plan:
        return planning.plan(gap=gap, wanted=wanted, by=room.user, now=timezone.now())
    return planning.suggest(gap=gap, wanted=wanted, by=room.user, now=timezone.now())


def _say(request: HttpRequest, room: Room) -> None:
    if room.may_plan:
        words = _("It is on the board. Change here what should be otherwise.")
    else:
        words = _("Suggested: the body decides whether to do it.")
    messages.success(request, words)


def _start(assessment: Assessment) -> Base:
    validated = results.values(assessment)
    given = assessments.given(assessment) if validated is None else validated
    return Base(assessment, instruments.of_assessment(assessment), given)


def _open_one(room: Room) -> Base | None:
    found = assessments.of_entity(room.entity).exclude(state="withdrawn").first()
    return _start(found) if found else None


def _question(instrument: Instrument, code: str) -> Question:
    try:
        return instrument.question(code)
    except KeyError:
        raise Http404 from None


def _goal(room: Room, part: Dimension, level: int | None) -> int | None:
    profile = wanted_levels.profile(room.entity)
    return goal(level, profile.levels.get(part.code) if profile else None)


def _due(today: date) -> date:
    return today + USUAL_TIME


def _filled(room: Room, start: Base, code: str, team: list[User]) -> dict[str, Any]:
    """Return what the form says at first, about question CODE if it is asked."""
    filled: dict[str, Any] = {"due_on": _due(room.today)}
    if room.user in team:
        filled["owner"] = room.user.pk
    known = {question.code: question for question in start.instrument}
    if code in known:
        level = start.given.get(code, Given()).level
        target = _goal(room, start.instrument.dimension_of(code), level) or TOP_LEVEL
        title = usual_title(known[code], target)
        filled |= {"question": code, "target_level": target, "title": title}
    return filled
