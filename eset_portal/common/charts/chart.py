"""What a chart is made of before it is drawn: names, numbers, and the table that repeats them."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from eset_portal.common.charts import paint

Number = Fraction | Decimal | float
Value = Number | None
Kind = Literal["mine", "peer", "past"]
Format = Callable[[Number], str]

NOTHING = "—"


class Entry(NamedTuple):
    """One line of a legend: the class of its marks, its words, and a small drawing of the mark."""

    css: str
    label: str
    swatch: str = ""


class Line(NamedTuple):
    """One row of a table: its heading, where that leads (or ""), and its other cells."""

    heading: str
    href: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart as words, ready to show; `links` holds an address per row, or none."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()

    def lines(self) -> list[Line]:
        """Return the rows, each with its heading apart and its address."""
        links = self.links or ("",) * len(self.rows)
        return [Line(row[0], href, row[1:]) for row, href in zip(self.rows, links, strict=True)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready for a page or a PDF; `svg` is safe as it stands, all in it is escaped."""

    svg: str
    table: Table
    legend: tuple[Entry, ...]
    title: str
    key: str

    def leading(self, links: Iterable[str]) -> "Drawn":
        """Return the chart with LINKS: where the first rows of its table lead, the others not."""
        found = tuple(links)
        rest = ("",) * (len(self.table.rows) - len(found))
        return replace(self, table=replace(self.table, links=(*found, *rest)))


@dataclass(frozen=True, slots=True)
class Series:
    """One set of values, a value per label; None where there is none.

    `upper` makes intervals of them: `values` is what is sure, `upper` what is still possible.
    """

    name: str
    values: tuple[Value, ...]
    css: Kind = "mine"
    upper: tuple[Value, ...] = ()

    def interval(self, at: int) -> tuple[Value, Value]:
        """Return the value AT a label and, if wider, the upper end of its interval."""
        low = self.values[at]
        high = self.upper[at] if self.upper else None
        return low, None if low is None or high is None or high <= low else high


def one_decimal(value: Number) -> str:
    """Write VALUE with one decimal and a comma, halves away from zero."""
    tenths = math.floor(abs(Fraction(value)) * 10 + Fraction(1, 2))
    sign = "−" if value < 0 and tenths else ""
    return f"{sign}{tenths // 10},{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Chart:
    """Values by label, from 0 to `maximum`, in up to three series told apart by their kind.

    `heading` names the labels' column in the table. Raises ValueError when a series has another
    length than the labels or two series are of one kind.
    """

    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    maximum: Number = 100
    number: Format = one_decimal
    heading: str = ""

    def __post_init__(self) -> None:
        if any(
            len(values) != len(self.labels)
            for one in self.series
            for values in (one.values, one.upper or one.values)
        ):
            message = "every series has one value per label"
            raise ValueError(message)
        if len({one.css for one in self.series}) < len(self.series):
            message = "two series of one kind cannot be told apart"
            raise ValueError(message)

    def table(self) -> Table:
        """Return the same numbers as words, a row per label and a column per series."""
        return Table(
            caption=f"{self.title} ({self.unit})" if self.unit else self.title,
            head=(self.heading, *(one.name for one in self.series)),
            rows=tuple(
                (name, *(self.text(one, at) for one in self.series))
                for at, name in enumerate(self.labels)
            ),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Return an entry per series, shown as a line with its points."""
        return tuple(Entry(one.css, one.name, paint.line_swatch(one.css)) for one in self.series)

    def text(self, series: Series, at: int) -> str:
        """Return the value of SERIES at a label in words: a number, an interval or a dash."""
        return spread(series.interval(at), self.number)

    def told(self, series: Series, at: int) -> str:
        """Return what a mark says when the pointer rests on it."""
        return f"{self.labels[at]}, {series.name}: {self.text(series, at)}"

    def share(self, value: Number) -> float:
        """Return VALUE as a share of the maximum, held between 0 and 1."""
        return share(value, self.maximum)

    def drawn(self, svg: str, key: str, legend: tuple[Entry, ...] | None = None) -> Drawn:
        """Put SVG together with what goes beside it; LEGEND when its marks are no lines."""
        entries = self.legend() if legend is None else legend
        return Drawn(svg, self.table(), entries, self.title, key)


def spread(ends: tuple[Value, Value], number: Format) -> str:
    """Write an interval, a single value when it has no upper end, or a dash."""
    low, high = ends
    if low is None:
        return NOTHING
    return number(low) if high is None else f"{number(low)}–{number(high)}"


def share(value: Number, maximum: Number) -> float:
    """Return VALUE as a share of MAXIMUM, held between 0 and 1."""
    return min(1.0, max(0.0, float(value) / float(maximum))) if maximum else 0.0


def tick(value: Number, number: Format) -> str:
    """Write a figure of a scale: whole numbers short, others as NUMBER writes them."""
    short = 1000
    return str(int(value)) if value == int(value) and value < short else number(value)


def runs(found: Iterable[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Split a row of points into unbroken runs, ending each where a point is missing."""
    parts: list[list[tuple[float, float]]] = [[]]
    for point in found:
        if point is None:
            parts.append([])
        else:
            parts[-1].append(point)
    return [part for part in parts if part]
