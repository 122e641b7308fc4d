"""Plan, suggest and change improvement actions."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, ImprovementAction, Question
from selfassessment.rules.improvement.action_states import (
    CHANGE,
    OPEN,
    PLAN,
    SUGGEST,
    SUGGESTED,
    TO_DO,
)
from selfassessment.rules.vocabulary import TOP_LEVEL
from selfassessment.selectors.improvement import actions
from selfassessment.services.improvement.keeping import LONGEST_TITLE, hold, keep_step, write

SHORTEST_TITLE = 5
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action says: what is done, to reach which level, by whom and until when."""

    title: str
    target_level: int
    note: str = ""
    owner: User | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """The answer that an action starts from: a question of an assessment at LEVEL."""

    assessment: Assessment
    code: str
    level: int | None


@transaction.atomic
def plan(*, gap: Gap, wanted: Plan, by: User, now: datetime) -> ImprovementAction:
    """Plan an action about GAP and return it; raise DomainError for a plan that cannot be.

    Where one on the same question is open, that one is returned and nothing changes: asking
    twice plans once.
    """
    return _begin(gap, wanted, TO_DO, by, now)


@transaction.atomic
def suggest(*, gap: Gap, wanted: Plan, by: User, now: datetime) -> ImprovementAction:
    """Suggest to a body an action about GAP; the same holds as for a plan."""
    return _begin(gap, wanted, SUGGESTED, by, now)


@transaction.atomic
def change(
    *, action: ImprovementAction, wanted: Plan, seen: int, by: User, now: datetime
) -> ImprovementAction:
    """Let ACTION, open and at version SEEN, say what is WANTED; return it as it stands then.

    Raise Conflict when somebody else changed it since, or it has ended.
    """
    held = hold(action, seen)
    if held.state not in OPEN:
        raise Conflict(_("This action has ended: take it up again to change it."))
    _check(held.assessment, wanted, timezone.localdate(now), was_due=held.due_on)
    held.title, held.note = wanted.title.strip(), wanted.note.strip()
    held.target_level, held.owner, held.due_on = wanted.target_level, wanted.owner, wanted.due_on
    write(held, CHANGE, by=by, now=now)
    audit.record(by, "improvement.changed", held, acting_for=held.entity)
    return held


def _begin(gap: Gap, wanted: Plan, state: str, by: User, now: datetime) -> ImprovementAction:
    # Of two who plan about the same body at once, the second finds what the first planned.
    Assessment.objects.select_for_update(of=("self",)).get(pk=gap.assessment.pk)
    known = actions.open_for(gap.assessment.entity, [gap.code]).get(gap.code)
    if known is not None:
        return known
    _check(gap.assessment, wanted, timezone.localdate(now))
    made = ImprovementAction.objects.create(
        assessment=gap.assessment,
        entity=gap.assessment.entity,
        question=_question(gap),
        title=wanted.title.strip(),
        note=wanted.note.strip(),
        from_level=gap.level,
        target_level=wanted.target_level,
        owner=wanted.owner,
        due_on=wanted.due_on,
        state=state,
    )
    move, verb = (PLAN, "planned") if state == TO_DO else (SUGGEST, "suggested")
    keep_step(made, move, by, now, "")
    _note(by, verb, made, gap.code)
    return made


def _note(by: User, verb: str, made: ImprovementAction, code: str) -> None:
    if verb == "planned":
        audit.record(by, "improvement.planned", made, acting_for=made.entity, question=code)
    else:
        audit.record(by, "improvement.suggested", made, acting_for=made.entity, question=code)


def _question(gap: Gap) -> Question:
    rows = Question.objects.filter(version=gap.assessment.campaign.version_id, code=gap.code)
    found = rows.first()
    if found is None:
        raise DomainError(_("This question is not part of your questionnaire."))
    return found


def _check(
    assessment: Assessment, wanted: Plan, today: date, *, was_due: date | None = None
) -> None:
    if len(wanted.title.strip()) < SHORTEST_TITLE:
        raise DomainError(_("Say in a few words what is to be done."))
    if len(wanted.title) > LONGEST_TITLE or len(wanted.note) > LONGEST_NOTE:
        raise DomainError(_("This text is too long. Shorten it."))
    if not 1 <= wanted.target_level <= TOP_LEVEL:
        raise DomainError(_("Choose the level to reach, from 1 to 4."))
    if wanted.due_on is not None and wanted.due_on < today and wanted.due_on != was_due:
        raise DomainError(_("Say until when: today or a later day."))
    if wanted.owner is not None and wanted.owner not in actions.team(assessment.entity, on=today):
        raise DomainError(_("Choose somebody of the team of the body."))
