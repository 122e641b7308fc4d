"""A grid of figures coloured by degree: what a heat map is on paper and in a file."""

from dataclasses import dataclass

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import NOTHING, Drawn, Table

WIDTH = 400.0
_TALL = 24.0
_HEAD = 34.0
_DEEP = 3
HATCHED = "#f1efe9"


@dataclass(frozen=True, slots=True)
class Square:
    """One place: its figure (empty: none) and its degree, 0 to 4; None leaves it uncoloured."""

    text: str = ""
    degree: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of squares under their headings; `head` begins with what the rows are."""

    title: str
    description: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]

    def table(self) -> Table:
        """Return the same figures as words."""
        lines = ((name, *(one.text or NOTHING for one in squares)) for name, squares in self.rows)
        return Table(self.title, self.head, tuple(lines))


def grid(chart: Grid, key: str) -> Drawn:
    """Draw CHART: a square per figure, with the names of rows at the left."""
    names = [paint.wrap(name, 20, hard=24)[0] for name, _squares in chart.rows]
    left = max((paint.width(name) for name in names), default=0) + 8
    across = (WIDTH - left) / max(1, len(chart.head) - 1)
    marks = [
        paint.label(
            (paint.wrap(name, 7, hard=9)[0],),
            (left + across * (at + 0.5), _HEAD - 10),
            anchor="middle",
            css="tick",
        )
        for at, name in enumerate(chart.head[1:])
    ]
    for line, (name, (_row, squares)) in enumerate(zip(names, chart.rows, strict=True)):
        top = _HEAD + line * _TALL
        marks.append(paint.label((name,), (0, top + _TALL / 2 + 4)))
        for at, square in enumerate(squares):
            marks += _square(square, (left + at * across, top), across)
    box = (0.0, 0.0, WIDTH, _HEAD + len(chart.rows) * _TALL)
    drawing = svg.document(key, chart.title, chart.description, box, marks)
    return Drawn(drawing, chart.table(), (), chart.title, key)


def _square(square: Square, at: tuple[float, float], wide: float) -> list[svg.Fragment]:
    x, y = at
    colour = HATCHED if square.degree is None else paint.DEGREES[square.degree]
    box = svg.element(
        "rect",
        class_="square" if square.degree is None else f"square d{square.degree}",
        x=x + 1,
        y=y + 1,
        width=wide - 2,
        height=_TALL - 2,
        fill=colour,
    )
    deep = square.degree is not None and square.degree >= _DEEP
    figure = svg.element(
        "text",
        svg.words(square.text or "–"),
        x=x + wide / 2,
        y=y + _TALL / 2 + 4,
        text_anchor="middle",
        font_family=paint.FONT,
        font_size=paint.SMALL,
        fill=paint.PAPER if deep else paint.INK,
    )
    return [box, figure]
