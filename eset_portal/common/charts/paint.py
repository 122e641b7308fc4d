"""How marks and words look: colours for print, dashes and shapes per series, room for labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eset_portal.common.charts.svg import Fragment, coordinate, element, points, words

INK = "#1d2a2e"
INK_SOFT = "#52626a"
LINE = "#dcd8cf"
LINE_STRONG = "#75858a"
PAPER = "#ffffff"
DEGREES = ("#ece7da", "#cfdccf", "#93bfba", "#2f7b7a", "#0b5f63")

FONT = "Liberation Sans, Noto Sans, Arial, sans-serif"
SIZE = 13
SMALL = 11
LEADING = 15

_NARROW = frozenset("iIjl.,:;'’·|!ft()[] ")
_WIDE = frozenset("mwMW%@—…")


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of series is told apart, with and without colour."""

    stroke: str
    dash: str | None
    shape: str
    fill: str


LOOKS = {
    "mine": Look("#0b5f63", None, "circle", "#0b5f63"),
    "peer": Look(LINE_STRONG, "5 3", "diamond", PAPER),
    "past": Look("#8a5200", "1.5 3", "triangle", PAPER),
}


def width(text: str, size: float = SIZE) -> float:
    """Estimate how wide TEXT is in units of the drawing, on the generous side."""
    ems = (
        0.36 if letter in _NARROW else 0.95 if letter in _WIDE else 0.7 if letter.isupper() else 0.6
        for letter in text
    )
    return sum(ems) * size


def wrap(text: str, limit: int = 14, *, hard: int | None = None) -> tuple[str, ...]:
    """Break TEXT over at most two lines when longer than LIMIT characters, as evenly as it goes.

    What does not fit in two lines of HARD characters (LIMIT and a half) ends in an ellipsis: the
    table has it whole.
    """
    most = hard or limit * 3 // 2
    parts = text.split()
    if len(text) <= limit or len(parts) == 1:
        return (_cut(" ".join(parts), most),)
    splits = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    best = min(splits, key=lambda lines: max(len(line) for line in lines))
    if max(len(line) for line in best) > most:
        best = next((lines for lines in reversed(splits) if len(lines[0]) <= most), best)
    return tuple(_cut(line, most) for line in best)


def label(
    lines: Sequence[str],
    at: tuple[float, float],
    *,
    anchor: str = "start",
    css: str = "label",
) -> Fragment:
    """Write LINES with the first baseline AT (x, y); css `tick` is small, `value` is full ink."""
    x, y = at
    rows = (
        element("tspan", words(line), x=x, y=y + row * LEADING) for row, line in enumerate(lines)
    )
    return element(
        "text",
        *(rows if len(lines) > 1 else (words(line) for line in lines)),
        class_=css,
        x=x,
        y=y,
        text_anchor=anchor,
        font_family=FONT,
        font_size=SMALL if css.startswith("tick") else SIZE,
        fill=INK if css == "value" else INK_SOFT,
    )


def rule(start: tuple[float, float], end: tuple[float, float]) -> Fragment:
    """Draw a hairline of the scale."""
    (x1, y1), (x2, y2) = start, end
    return element("line", class_="axis", x1=x1, y1=y1, x2=x2, y2=y2, stroke=LINE, stroke_width=1)


def stroke(css: str, pairs: Iterable[tuple[float, float]], *, closed: bool = False) -> Fragment:
    """Draw the line of a series through PAIRS; CLOSED joins its ends, unfilled either way."""
    look = LOOKS[css]
    return element(
        "polygon" if closed else "polyline",
        class_=f"line {css}",
        points=points(pairs),
        fill="none",
        stroke=look.stroke,
        stroke_width=2,
        stroke_linejoin="round",
        stroke_dasharray=look.dash,
    )


def mark(css: str, at: tuple[float, float], told: str = "") -> Fragment:
    """Draw the point of a series AT (x, y): a disc, diamond or triangle; TOLD shows on hover."""
    x, y = at
    look = LOOKS[css]
    outlines = {
        "circle": _circle(x, y, 3.2),
        "diamond": f"M{_at(x, y - 4.5)}L{_at(x + 4.5, y)}L{_at(x, y + 4.5)}L{_at(x - 4.5, y)}Z",
        "triangle": f"M{_at(x, y - 4.5)}L{_at(x + 4.2, y + 3.2)}L{_at(x - 4.2, y + 3.2)}Z",
    }
    return element(
        "path",
        *((element("title", words(told)),) if told else ()),
        class_=f"mark {css}",
        d=outlines[look.shape],
        fill=look.fill,
        stroke=look.stroke,
        stroke_width=1.5,
    )


def swatch(*marks: Fragment) -> Fragment:
    """Put MARKS, drawn in a box of 28 by 12, before the words of a legend."""
    return element(
        "svg",
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg swatch",
        viewBox="0 0 28 12",
        width=28,
        height=12,
        aria_hidden="true",
    )


def line_swatch(css: str) -> Fragment:
    """Show how a series looks as a line with its points."""
    return swatch(stroke(css, ((1, 6), (27, 6))), mark(css, (14, 6)))


def _circle(x: float, y: float, radius: float) -> str:
    r = coordinate(radius)
    halves = (f"a{r},{r} 0 1 0 {_at(across, 0)}" for across in (2 * radius, -2 * radius))
    return f"M{_at(x - radius, y)}{''.join(halves)}Z"


def _at(x: float, y: float) -> str:
    return f"{coordinate(x)},{coordinate(y)}"


def _cut(line: str, most: int) -> str:
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
