"""The own copies that a page needs: one to decide, one to take, one that was brought up to date."""

from dataclasses import dataclass
from datetime import datetime

from docs_library.models import Adaptation, Document, Edition, MergeSession
from docs_library.rules import blocks
from docs_library.selectors.adapting import meeting
from docs_library.services.adapting import (
    approving,
    finishing,
    leaving,
    opening,
    starting,
    touching,
)
from docs_library.services.adapting.touching import Touch
from tests.cast import Cast

CHANGED = "Cada entrada s’assigna"


@dataclass(frozen=True)
class Copies:
    """The copies of body a: `meeting` waits with a conflict, `behind` has none, `done` was met."""

    meeting: Adaptation
    session: MergeSession
    digest: str
    behind: Adaptation
    done: Adaptation
    closed: MergeSession
    left: Adaptation
    free: Document


def make_copies(cast: Cast, now: datetime) -> Copies:
    """Let bob write the copies of body a, and alice approve them."""
    row = _copy(cast, "INS-04", now)
    found = blocks.split(row.texts.get(number=1).text)
    place = next(at for at, block in enumerate(found) if block.content.startswith(CHANGED))
    touch = Touch(seen=1, place=place, text="Cada entrada s’assigna aquella setmana.")
    touching.touch(adaptation=row, touch=touch, by=cast.bob, now=now)
    approving.approve(adaptation=row, seen=2, by=cast.alice, now=now)
    session = opening.open_session(adaptation=row, by=cast.bob, now=now)
    behind, done = _copy(cast, "INS-06", now), _copy(cast, "INS-01", now)
    finishing.take_all(adaptation=done, by=cast.alice, now=now)
    left = _copy(cast, "INS-02", now)
    approving.approve(adaptation=left, seen=1, by=cast.alice, now=now)
    leaving.detach(adaptation=left, by=cast.alice, reason="Ho fem d’una altra manera.", now=now)
    return Copies(
        meeting=row,
        session=session,
        digest=meeting.session(session).merge.conflicts[0].digest,
        behind=behind,
        done=done,
        closed=done.merges.get(),
        left=left,
        free=Document.objects.get(code="GUI-02"),
    )


def _copy(cast: Cast, code: str, now: datetime) -> Adaptation:
    old = Edition.objects.numbered().filter(document__code=code).order_by("major", "minor")[0]
    return starting.start(document=old.document, entity=cast.a, by=cast.bob, now=now, upon=old)
