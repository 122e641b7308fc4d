"""Note what changes around the method."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Norm, Signal
from docs_library.rules.watch import dates
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import Tool, ToolNotice, User


@dataclass(frozen=True, slots=True)
class Change:
    """What changes: its kind, from when, in words, and whom it concerns."""

    kind: str
    holds_from: date
    note: str
    source: str = ""
    norm: Norm | None = None
    tool: Tool | None = None
    title: str = ""
    collections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@transaction.atomic
def note(*, change: Change, by: User, now: datetime, notice: ToolNotice | None = None) -> Signal:
    """Note the CHANGE, announced by NOTICE if any; raise NotAllowed, DomainError.

    The same change of the same thing from the same day is noted once: raise Conflict.
    """
    require(permissions.may_watch(by))
    if len(change.note.strip()) < dates.SHORTEST_NOTE:
        raise DomainError(_("Say in a sentence what changes."))
    same = Signal.objects.filter(
        kind=change.kind, norm=change.norm, tool=change.tool, title=change.title.strip()
    )
    if same.filter(holds_from=change.holds_from, withdrawn_at=None).exists():
        raise Conflict(_("This change is noted already: go on with that one."))
    made = Signal.objects.create(
        kind=change.kind,
        norm=change.norm,
        tool=change.tool,
        notice=notice,
        title=change.title.strip(),
        collections=list(change.collections),
        kinds=list(change.kinds),
        note=change.note.strip(),
        holds_from=change.holds_from,
        source=change.source,
        by=by,
        at=now,
    )
    audit.record(by, "library.change_noted", made, subject=made.subject, kind=change.kind)
    return made


@transaction.atomic
def take_up(*, notice: ToolNotice, by: User, now: datetime) -> Signal:
    """Note what NOTICE announces of a service, once; raise IllegalMove when it was withdrawn."""
    require(permissions.may_watch(by))
    known = Signal.objects.filter(notice=notice).first()
    if known is not None:
        return known
    if notice.withdrawn_at is not None:
        raise IllegalMove(_("This notice has been withdrawn: there is nothing to review."))
    change = Change(
        kind=notice.kind,
        tool=notice.tool,
        holds_from=notice.holds_from,
        note=notice.note,
        source=notice.source,
    )
    try:
        with transaction.atomic():
            return note(change=change, by=by, now=now, notice=notice)
    except IntegrityError:  # somebody took it up at the same moment
        return Signal.objects.get(notice=notice)


@transaction.atomic
def withdraw(*, signal: Signal, by: User, now: datetime) -> None:
    """Take SIGNAL back: nothing is to be reviewed for it any more, and it stays on record."""
    require(permissions.may_watch(by))
    gone = Signal.objects.filter(pk=signal.pk, withdrawn_at=None).update(withdrawn_at=now)
    if not gone:
        raise IllegalMove(_("This change has already been withdrawn."))
    audit.record(by, "library.change_withdrawn", signal, subject=signal.subject)
