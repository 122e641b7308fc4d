"""How many stand where: a histogram with marks at the quartiles and at one's own value."""

from dataclasses import dataclass
from itertools import pairwise

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import (
    NOTHING,
    Drawn,
    Entry,
    Format,
    Kind,
    Number,
    Table,
    one_decimal,
    share,
    tick,
)
from eset_portal.common.charts.flags import Flag, hoist

WIDTH = 400.0
HEIGHT = 120.0
_LEFT = 12.0
_ROOM = WIDTH - 24.0
_LANE = 17.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A value to point at: a quartile, the median, one's own."""

    label: str
    value: Number
    css: Kind = "peer"


@dataclass(frozen=True, slots=True)
class Distribution:
    """Counts between `edges` (ascending, one more than counts; None where it must not be shown).

    `head` names the two columns of the table; raises ValueError when edges and counts do not fit.
    """

    title: str
    description: str
    edges: tuple[Number, ...]
    counts: tuple[int | None, ...]
    marks: tuple[Mark, ...] = ()
    unit: str = ""
    number: Format = one_decimal
    head: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        if len(self.edges) != len(self.counts) + 1 or not self.counts:
            message = "a distribution has one edge more than counts"
            raise ValueError(message)
        if any(low >= high for low, high in pairwise(self.edges)):
            message = "the edges of a distribution rise"
            raise ValueError(message)

    def table(self) -> Table:
        """Return the counts by range, then the values marked."""
        ranges = (
            (f"{tick(low, self.number)}–{tick(high, self.number)}", _count(count))
            for (low, high), count in zip(pairwise(self.edges), self.counts, strict=True)
        )
        marked = ((one.label, self.number(one.value)) for one in self.marks)
        caption = f"{self.title} ({self.unit})" if self.unit else self.title
        return Table(caption, self.head, (*ranges, *marked))

    def legend(self) -> tuple[Entry, ...]:
        """Return nothing: the marks carry their own words."""
        return ()

    def x(self, value: Number) -> float:
        """Return where VALUE lies from left to right, held inside the scale."""
        low, high = self.edges[0], self.edges[-1]
        return _LEFT + _ROOM * share(float(value) - float(low), float(high) - float(low))


def distribution(chart: Distribution, key: str) -> Drawn:
    """Draw CHART: a column per range with its count on top, a labelled line per mark."""
    flags = hoist(
        [(chart.x(one.value), paint.width(_text(chart, one))) for one in chart.marks], WIDTH
    )
    top = max((flag.lane + 1 for flag in flags), default=0) * _LANE + paint.LEADING + 4
    foot = top + HEIGHT
    tallest = max((count for count in chart.counts if count), default=1)
    marks = [paint.rule((0, foot), (WIDTH, foot))]
    tops: list[svg.Fragment] = []  # over everything else: a mark may run through them
    for (low, high), count in zip(pairwise(chart.edges), chart.counts, strict=True):
        box, top_ = _column(chart.x(low), chart.x(high), foot, count, share(count or 0, tallest))
        marks.append(box)
        tops.append(top_)
    marks += [
        paint.label(
            (tick(edge, chart.number),), (chart.x(edge), foot + 15), anchor="middle", css="tick"
        )
        for edge in chart.edges
    ]
    for one, flag in zip(chart.marks, flags, strict=True):
        marks += _pointer(chart, one, flag, foot)
    size = (0.0, 0.0, WIDTH, foot + 20)
    drawing = svg.document(key, chart.title, chart.description, size, [*marks, *tops])
    return Drawn(drawing, chart.table(), chart.legend(), chart.title, key)


def _count(count: int | None) -> str:
    return NOTHING if count is None else str(count)


def _text(chart: Distribution, one: Mark) -> str:
    return f"{one.label} {chart.number(one.value)}"


def _column(
    left: float, right: float, foot: float, count: int | None, part: float
) -> tuple[svg.Fragment, svg.Fragment]:
    hidden = count is None
    height = 8.0 if hidden else HEIGHT * part
    box = svg.element(
        "rect",
        class_="hidden" if hidden else "column",
        x=left + 1,
        y=foot - height,
        width=right - left - 2,
        height=height,
        fill="none" if hidden else paint.DEGREES[2],
        stroke=paint.LINE_STRONG if hidden else None,
        stroke_dasharray="2 2" if hidden else None,
    )
    place = ((left + right) / 2, foot - height - 4)
    return box, paint.label((_count(count),), place, anchor="middle", css="tick above")


def _pointer(chart: Distribution, one: Mark, flag: Flag, foot: float) -> list[svg.Fragment]:
    x, y = chart.x(one.value), 13 + flag.lane * _LANE
    place, anchor = ((x - 5, y), "end") if flag.flipped else ((x + 5, y), "start")
    return [
        paint.stroke(one.css, ((x, y - 11), (x, foot))),
        paint.mark(one.css, (x, foot), _text(chart, one)),
        paint.label((_text(chart, one),), place, anchor=anchor, css="value"),
    ]
