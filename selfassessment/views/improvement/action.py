"""One improvement action: what it says, its history, and the next step."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library.selectors import documents
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance import acting
from selfassessment import permissions
from selfassessment.forms.improvement.moving import MoveForm
from selfassessment.forms.improvement.planning import PlanForm
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import CHANGE, MOVES, OPEN
from selfassessment.selectors import instruments
from selfassessment.selectors.improvement import actions
from selfassessment.services.improvement import moving, planning
from selfassessment.views.improvement.room import Room, open_room

BOARD = "board"


@dataclass(slots=True)
class Page:
    """The page of an action: its form, what was typed, and what was wrong with it."""

    room: Room
    action: ImprovementAction
    form: PlanForm
    typed: str = ""
    typed_move: str = ""
    trouble: str = ""
    status: int = HTTPStatus.OK


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one action; change or move it when asked to: 409 overtaken, 422 wrong."""
    action = actions.one(acting.person(request), pk)
    if action is None:
        raise Http404
    room = open_room(request, action.entity)
    page = Page(room, action, _form(room, action))
    if request.method != "POST":
        return _shown(request, page)
    if request.POST.get("move") == CHANGE:
        return _change(request, page)
    return _move(request, page)


def _change(request: HttpRequest, page: Page) -> HttpResponse:
    require(page.room.may_plan)
    page.form = _form(page.room, page.action, request.POST)
    if not page.form.is_valid():
        page.status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _shown(request, page)
    try:
        planning.change(
            action=page.action,
            wanted=page.form.plan(),
            seen=page.form.cleaned_data["seen"] or 0,
            by=page.room.user,
            now=timezone.now(),
        )
    except DomainError as error:
        page.form.add_error(None, error.message)
        return _refused(request, page, error)
    messages.success(request, _("Changed."))
    return redirect("selfassessment:improvement-action", pk=page.action.pk)


def _move(request: HttpRequest, page: Page) -> HttpResponse:
    form = MoveForm(request.POST)
    wanted = MOVES.get(request.POST.get("move", ""))
    if wanted is None or not form.is_valid():
        page.typed, page.typed_move = request.POST.get("note", ""), request.POST.get("move", "")
        errors = [str(error) for found in form.errors.values() for error in found]
        return _refused(request, page, DomainError(" ".join(errors)))
    require(permissions.may_move(page.room.parts(page.action), wanted))
    try:
        moving.move(action=page.action, step=form.step(), by=page.room.user, now=timezone.now())
    except DomainError as error:
        page.typed, page.typed_move = form.cleaned_data["note"], wanted.code
        return _refused(request, page, error)
    messages.success(request, _("Noted."))
    if request.POST.get("from") == BOARD:
        return redirect("selfassessment:improvement-board", pk=page.room.entity.pk)
    return redirect("selfassessment:improvement-action", pk=page.action.pk)


def _refused(request: HttpRequest, page: Page, error: DomainError) -> HttpResponse:
    page.action.refresh_from_db()
    page.trouble, page.status = error.message, error.status
    return _shown(request, page)


def _form(room: Room, action: ImprovementAction, data: QueryDict | None = None) -> PlanForm:
    instrument = instruments.of_assessment(action.assessment)
    initial = {
        "question": action.question.code,
        "title": action.title,
        "target_level": action.target_level,
        "owner": action.owner_id,
        "due_on": action.due_on,
        "note": action.note,
        "seen": action.version,
    }
    team = actions.team(room.entity, on=room.today)
    if data is not None:
        data = data.copy()
        data["question"] = action.question.code
    return PlanForm(data, instrument=instrument, team=team, initial=initial)


def _shown(request: HttpRequest, page: Page) -> HttpResponse:
    room, action = page.room, page.action
    version = action.assessment.campaign.version
    question = instruments.of_version(version).question(action.question.code)
    known = documents.by_codes(question.documents, room.today)
    context = {
        "room": room,
        "body": room.entity,
        "action": action,
        "question": question,
        "dimension": action.question.dimension,
        "readings": [known[code] for code in question.documents if code in known],
        "steps": action.steps.select_related("made_by", "owner").order_by("-version"),
        "moves": room.moves(action),
        "may_change": room.may_plan if action.state in OPEN else None,
        "is_late": action.is_late(room.today),
        "page": page,
        "form": page.form,
    }
    template = "selfassessment/improvement/action.html"
    return render(request, template, context, status=page.status)
