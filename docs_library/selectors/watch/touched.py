"""What changed around the method, and which editions it touches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from docs_library.models import DocumentTool, Edition, EditionNorm, Recheck, Signal
from docs_library.rules.watch import kinds, standings
from docs_library.selectors.watch import rechecks
from docs_library.selectors.watch.signals import live
from eset_portal.common.rules.moves import State


@dataclass(frozen=True, slots=True)
class Touched:
    """An edition that a signal touches, and the review opened for it, if any."""

    edition: Edition
    recheck: Recheck | None
    standing: State


@dataclass(frozen=True, slots=True)
class Line:
    """A signal with the editions it touches, and how far their reviews are."""

    signal: Signal
    rows: list[Touched]
    progress: State

    @property
    def decided(self) -> int:
        """How many of the editions are reviewed."""
        return sum(1 for row in self.rows if row.recheck is not None and row.recheck.outcome)

    @property
    def untouched(self) -> int:
        """How many of the editions nobody has begun to review."""
        return sum(1 for row in self.rows if row.recheck is None)


def lines(found: Iterable[Signal], *, on: date) -> list[Line]:
    """Return the signals FOUND with what they touch ON that day, in five queries."""
    kept = list(found)
    editions = list(live(on))
    norms = _grouped(
        EditionNorm.objects.filter(norm__in=[one.norm_id for one in kept if one.norm_id]),
        "norm_id",
        "edition_id",
    )
    tools = _grouped(
        DocumentTool.objects.filter(tool__in=[one.tool_id for one in kept if one.tool_id]),
        "tool_id",
        "document_id",
    )
    begun: dict[UUID, dict[UUID, Recheck]] = defaultdict(dict)
    rows = Recheck.objects.filter(signal__in=kept).select_related("edition__document", "led_to")
    for row in rows.defer("edition__text", "led_to__text").order_by("edition__document__code"):
        if row.signal_id is not None:
            begun[row.signal_id][row.edition_id] = row
    return [_line(one, editions, norms, tools, begun[one.pk], on) for one in kept]


def line(signal: Signal, *, on: date) -> Line:
    """Return one SIGNAL with what it touches ON that day."""
    return lines([signal], on=on)[0]


def _grouped(
    rows: "QuerySet[EditionNorm] | QuerySet[DocumentTool]", by: str, what: str
) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for key, value in rows.values_list(by, what):
        found[key].add(value)
    return found


def _line(
    signal: Signal,
    editions: list[Edition],
    norms_on: dict[UUID, set[UUID]],
    tools_on: dict[UUID, set[UUID]],
    begun: dict[UUID, Recheck],
    on: date,
) -> Line:
    def touches(one: Edition) -> bool:
        if one.pk in begun or one.published_at is None or one.published_at > signal.at:
            return False  # what was published after the signal was written knowing of it
        if signal.norm_id is not None:
            return one.pk in norms_on[signal.norm_id]
        if signal.tool_id is not None:
            return one.document_id in tools_on[signal.tool_id]
        return kinds.touches(
            signal.collections,
            signal.kinds,
            collection=one.document.collection,
            audience=one.document.kinds,
        )

    rows = [Touched(row.edition, row, rechecks.standing(row, on)) for row in begun.values()]
    if signal.withdrawn_at is None:
        fresh = standings.STANDINGS["untouched"]
        rows += [Touched(one, None, fresh) for one in editions if touches(one)]
    rows.sort(key=lambda row: row.edition.document.code)
    return Line(
        signal,
        rows,
        standings.progress(
            is_withdrawn=signal.withdrawn_at is not None,
            untouched=sum(1 for row in rows if row.recheck is None),
            undecided=sum(1 for row in rows if row.recheck and not row.recheck.outcome),
        ),
    )
