"""What a closed session left out, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from docs_library.models import MergeSession
from docs_library.rules import blocks, marks
from governance.models import User


@dataclass(frozen=True, slots=True)
class Discard:
    """A block that a decision left out: whose it was, as HTML, who decided it and when."""

    is_ours: bool
    html: str
    by: User
    at: datetime


def of(row: MergeSession) -> list[Discard]:
    """Return what the decisions of ROW left out, in the order of reading."""
    keys = {one["by"] for one in row.discarded}
    return list(_told(row, {user.pk: user for user in User.objects.filter(pk__in=keys)}))


def _told(row: MergeSession, people: dict[int, User]) -> Iterator[Discard]:
    for one in row.discarded:
        yield Discard(
            is_ours=one["side"] == "ours",
            html="".join(map(marks.whole, blocks.split(one["text"]))),
            by=people[one["by"]],
            at=datetime.fromisoformat(one["at"]),
        )
