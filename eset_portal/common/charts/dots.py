"""A map of points: north up, size and colour by the body's size and degree, or a ring."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import Drawn, Entry, Table

WIDTH = 400.0
_MARGIN = 8.0
_TALLEST = 480.0
_RADII = (1.8, 2.6, 3.6, 4.8, 6.2)
UNANSWERED = "none"

Place = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One body: its place in degrees, its size class (0 to 4) and its degree (0 to 4, or None)."""

    name: str
    longitude: float
    latitude: float
    size: int = 0
    degree: int | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class DotMap:
    """Dots with the words of their five degrees and for no answer; outlines are drawn beneath.

    The table lists every dot, or with `listed` false counts them by degree; `head` names its two
    columns.
    """

    title: str
    description: str
    dots: tuple[Dot, ...]
    degrees: tuple[str, ...]
    unanswered: str
    outlines: tuple[tuple[Place, ...], ...] = ()
    head: tuple[str, str] = ("", "")
    listed: bool = True

    def table(self) -> Table:
        """Return each dot with its degree in words, or how many there are of each."""
        if self.listed:
            rows = tuple((dot.name, self.degree(dot)) for dot in self.dots)
            links = tuple(dot.href for dot in self.dots)
            return Table(self.title, self.head, rows, links)
        found = Counter(self.degree(dot) for dot in self.dots)
        names = (*self.degrees, self.unanswered)
        return Table(self.title, self.head, tuple((name, str(found[name])) for name in names))

    def legend(self) -> tuple[Entry, ...]:
        """Return a line per degree and one for no answer."""
        shades = (Entry(f"d{at}", name, _swatch(at)) for at, name in enumerate(self.degrees))
        return (*shades, Entry(UNANSWERED, self.unanswered, _swatch(None)))

    def degree(self, dot: Dot) -> str:
        """Return the degree of DOT in words."""
        return self.unanswered if dot.degree is None else self.degrees[dot.degree]


@dataclass(frozen=True, slots=True)
class Frame:
    """How places become points: longitude shrunk by the cosine of the middle latitude."""

    west: float
    north: float
    squeeze: float
    scale: float
    width: float
    height: float

    def point(self, place: Place) -> tuple[float, float]:
        """Return where PLACE lies in the drawing, x to the east and y to the south."""
        longitude, latitude = place
        return (
            (WIDTH - self.width) / 2 + (longitude - self.west) * self.squeeze * self.scale,
            _MARGIN + (self.north - latitude) * self.scale,
        )


def frame(places: Iterable[Place]) -> Frame:
    """Fit PLACES into the width of the drawing, or its greatest height if they are tall."""
    found = list(places) or [(0.0, 0.0)]
    west, east = min(x for x, _ in found), max(x for x, _ in found)
    south, north = min(y for _, y in found), max(y for _, y in found)
    squeeze = math.cos(math.radians((south + north) / 2))
    across, down = (east - west) * squeeze, north - south
    fits = [(WIDTH - 2 * _MARGIN) / across] if across else []
    fits += [(_TALLEST - 2 * _MARGIN) / down] if down else []
    scale = min(fits, default=1.0)
    return Frame(west, north, squeeze, scale, across * scale, down * scale)


def dots(chart: DotMap, key: str) -> Drawn:
    """Draw CHART, large dots first; with links the drawing is a group, so that they are reached."""
    edges = (place for outline in chart.outlines for place in outline)
    view = frame([*((dot.longitude, dot.latitude) for dot in chart.dots), *edges])
    marks = [_outline(outline, view) for outline in chart.outlines]
    patterns = {
        (size, degree): _circle(("%s", "%s"), radius, degree, svg.Fragment("%s"))
        for size, radius in enumerate(_RADII)
        for degree in (None, *range(len(chart.degrees)))
    }
    marks += [
        _dot(chart, dot, view.point((dot.longitude, dot.latitude)), patterns[dot.size, dot.degree])
        for dot in sorted(chart.dots, key=lambda dot: dot.size, reverse=True)
    ]
    box = (0.0, 0.0, WIDTH, view.height + 2 * _MARGIN)
    role = "group" if any(dot.href for dot in chart.dots) else "img"
    drawing = svg.document(key, chart.title, chart.description, box, marks, role=role)
    return Drawn(drawing, chart.table(), chart.legend(), chart.title, key)


def _outline(outline: tuple[Place, ...], view: Frame) -> svg.Fragment:
    return svg.element(
        "polygon",
        class_="outline",
        points=svg.points(view.point(place) for place in outline),
        fill="none",
        stroke=paint.LINE_STRONG,
        stroke_opacity="0.6",
    )


def _dot(chart: DotMap, dot: Dot, at: tuple[float, float], pattern: svg.Fragment) -> svg.Fragment:
    told = f"{dot.name}: {chart.degree(dot)}"
    title = svg.element("title", svg.words(told))
    circle = svg.stamp(pattern, svg.coordinate(at[0]), svg.coordinate(at[1]), title)
    if not dot.href:
        return circle
    return svg.element("a", circle, href=svg.address(dot.href), aria_label=told)


def _circle(
    at: tuple[float | str, float | str], radius: float, degree: int | None, *told: svg.Fragment
) -> svg.Fragment:
    ring = degree is None
    return svg.element(
        "circle",
        *told,
        class_=f"dot {UNANSWERED}" if ring else f"dot d{degree}",
        cx=at[0],
        cy=at[1],
        r=radius,
        fill="none" if degree is None else paint.DEGREES[degree],
        stroke=paint.LINE_STRONG,
        stroke_width="0.9" if ring else "0.5",
        pointer_events="all",
    )


def _swatch(degree: int | None) -> svg.Fragment:
    return paint.swatch(_circle((21, 6), 5, degree))
