"""Move improvement actions: accepted, started, done, dropped, taken up again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import ACTION, ENDED, MOVES
from selfassessment.services.improvement.keeping import hold, write
from selfassessment.services.improvement.planning import LONGEST_NOTE

SHORTEST_NOTE = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One move of an action: SEEN is the version that was on the page."""

    move: str
    seen: int
    note: str = ""


@transaction.atomic
def move(*, action: ImprovementAction, step: Step, by: User, now: datetime) -> ImprovementAction:
    """Make STEP with ACTION and return it as it stands then.

    Raise Conflict when somebody else moved it since or the state does not allow it,
    DomainError when it lacks the words that the move wants: what shows that it is done, or why.
    """
    held = hold(action, step.seen)
    if not ACTION.allows(held.state, step.move):
        words = _("This is no longer possible: the action is “%(state)s”.")
        raise Conflict(words % {"state": held.state_label.lower()})
    note = step.note.strip()
    _check(step.move, note)
    held.state = ACTION.after(held.state, step.move)
    has_ended = held.state in ENDED
    held.outcome, held.ended_at = (note, now) if has_ended else ("", None)
    write(held, step.move, by=by, now=now, note=note)
    code = held.question.code
    audit.record(by, "improvement.moved", held, acting_for=held.entity, question=code)
    return held


def _check(move: str, note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise DomainError(_("This text is too long. Shorten it."))
    if MOVES[move].comment and len(note) < SHORTEST_NOTE:
        raise DomainError(_("Explain it in a few words, so that others can verify it."))
