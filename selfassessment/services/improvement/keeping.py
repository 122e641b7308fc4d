"""Hold an action against others, and keep each of its steps."""

from datetime import datetime

from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict
from governance.models import User
from selfassessment.models import ImprovementAction, ImprovementStep
from selfassessment.rules.instrument import Question as Asked

LONGEST_TITLE = 300


def hold(action: ImprovementAction, seen: int) -> ImprovementAction:
    """Lock ACTION and return it; raise Conflict unless it is at version SEEN."""
    rows = ImprovementAction.objects.select_related("assessment", "entity", "question")
    held = rows.select_for_update(of=("self",)).get(pk=action.pk)
    if held.version != seen:
        words = _("Somebody else has just changed this action: it is now “%(state)s”.")
        raise Conflict(words % {"state": held.state_label.lower()})
    return held


def write(
    held: ImprovementAction, move: str, *, by: User | None, now: datetime, note: str = ""
) -> None:
    """Keep HELD after MOVE, and the step with all that it says from then on."""
    held.version += 1
    held.save()
    keep_step(held, move, by, now, note)


def keep_step(
    held: ImprovementAction, move: str, by: User | None, now: datetime, note: str
) -> None:
    """Keep MOVE as a step, with all that HELD says from then on."""
    ImprovementStep.objects.create(
        action=held,
        version=held.version,
        move=move,
        note=note,
        title=held.title,
        target_level=held.target_level,
        owner=held.owner,
        due_on=held.due_on,
        made_by=by,
        made_at=now,
    )


def usual_title(question: Asked, target: int) -> str:
    """Return what an action on QUESTION is called at first: what the TARGET level says."""
    said = question.levels[target] if target < len(question.levels) else question.text
    words = _("Reach level %(level)s: %(words)s")
    return (words % {"level": target, "words": said})[:LONGEST_TITLE]
