"""Move a shared practice on, once: whoever acts on an older step than the last is told so."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import News, Practice, PracticeMove
from docs_library.rules import telling
from docs_library.rules.practices import kinds, names, states
from docs_library.rules.practices.moves import MOVES
from docs_library.selectors.practices import finding, hearing
from docs_library.services.practices import following
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit
from governance.models import User


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts on a practice, on which step of it, when, and what they say about it."""

    by: User | None
    seen: int
    now: datetime
    comment: str = ""


@transaction.atomic
def move(*, practice: Practice, code: str, act: Act) -> None:
    """Make by hand the move CODE.

    Raises Conflict when the practice is no longer where ACT saw it, NotAllowed when the person
    may not, DomainError when something lacks. Whoever it concerns is told.
    """
    refuse_overtaken(practice, code, act.seen)
    if act.by is None or code not in states.BY_HAND:
        raise NotAllowed(_(names.WHO_MAY[names.PORTAL]))
    if code == names.SUBMIT:
        following.follow(practice, act.by, act.now)
    step(practice, code, permissions.parts_in_practice(act.by, practice), act)
    record(practice, code, act)
    if code == names.SUBMIT:
        _pass_on(practice, act.now)


def step(practice: Practice, code: str, parts: AbstractSet[str], act: Act) -> None:
    """Bring PRACTICE where the move CODE leads, for somebody with these PARTS; raise as `move`.

    Belongs into the transaction of a service, which records it last.
    """
    rule = MOVES[code]
    refuse_overtaken(practice, code, act.seen)
    if reason := states.who_refuses(rule, parts):
        raise NotAllowed(_(reason))
    if reason := states.what_refuses(rule, finding.holds(practice)):
        raise DomainError(_(reason))
    said = act.comment.strip()
    if rule.comment and len(said) < kinds.SHORTEST_REASON:
        raise DomainError(_("Say why in a sentence: whoever it concerns will read it."))
    start = practice.state
    _set(practice, code, act, said)
    row = PracticeMove.objects.create(
        practice=practice,
        move=code,
        start=start,
        end=rule.end,
        by=act.by,
        at=act.now,
        comment=said,
    )
    News.objects.create(what=telling.PRACTICE, practice=row, at=act.now)


def record(practice: Practice, code: str, act: Act) -> None:
    """Write the line of the trail about the move CODE."""
    audit.record(
        act.by,
        "library.practice_moved",
        practice,
        acting_for=practice.entity,
        move=code,
        end=MOVES[code].end,
    )


def refuse_overtaken(practice: Practice, code: str, seen: int) -> None:
    """Raise Conflict when PRACTICE has left the step SEEN or has no such move from its state."""
    if practice.step != seen or not states.LIFE.allows(practice.state, code):
        raise Conflict(overtaken(practice))


def overtaken(practice: Practice) -> str:
    """Return what happened to PRACTICE meanwhile, as a sentence."""
    last = finding.last_move(practice)
    if last is None:
        return _("This is not possible with the practice as it stands now.")
    words = {"who": str(last.by or _("The portal")), "what": last.label}
    return (
        _("%(who)s was quicker: “%(what)s”. Nothing of yours was done; look at how it stands now.")
        % words
    )


def _pass_on(practice: Practice, now: datetime) -> None:
    """Pass PRACTICE, just handed in, to the Consortium where nobody else can review it.

    A moment later, so that the history keeps the order.
    """
    if practice.pk in hearing.stuck(timezone.localdate(now)):
        act = Act(None, practice.step, now + timedelta.resolution)
        step(practice, names.HAND_OVER, frozenset({names.PORTAL}), act)
        record(practice, names.HAND_OVER, act)


def _set(practice: Practice, code: str, act: Act, said: str) -> None:
    """Write the new state if nobody has written another since PRACTICE was read."""
    end = MOVES[code].end
    change = {**_stamps(code, act, said), "state": end, "changed_at": act.now}
    change["step"] = practice.step + 1
    rows = Practice.objects.filter(pk=practice.pk, state=practice.state, step=practice.step)
    if not rows.update(**change):
        raise Conflict(overtaken(practice))
    for name, value in change.items():
        setattr(practice, name, value)


def _stamps(code: str, act: Act, said: str) -> dict[str, object]:
    """Return what the move CODE writes beside the state."""
    end = MOVES[code].end
    if code in (names.ASK, names.ASK_AGAIN):
        return {"asked_at": act.now}
    found: dict[str, object] = {"asked_at": None, "closed_at": None, "reason": ""}
    if end in states.CLOSED:
        found |= {"closed_at": act.now, "reason": said}
    if code == names.SEND_BACK:
        found["reason"] = said
    if code in (names.SUBMIT, names.REVISE):
        found["reviewed_by"] = None
    if code == names.PUBLISH:
        found |= {"reviewed_by": act.by, "published_at": act.now, "confirmed_at": act.now}
    if code == names.CONFIRM:
        found["confirmed_at"] = act.now
    return found
