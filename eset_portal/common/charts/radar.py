"""A radar: one spoke per dimension, clockwise from the top, the rim at the maximum."""

import math
from fractions import Fraction

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import Chart, Drawn, Series, Value, runs, tick

RADIUS = 90.0
_RINGS = (0.25, 0.5, 0.75, 1.0)
_LEAST = 3
_UPRIGHT = 0.1

Point = tuple[float, float]


def radar(chart: Chart, key: str) -> Drawn:
    """Draw CHART around a circle; missing values break the outline. Fewer than 3 labels raise."""
    if len(chart.labels) < _LEAST:
        message = "a radar needs at least three labels"
        raise ValueError(message)
    spokes = _spokes(len(chart.labels))
    marks = [*_grid(spokes), *_scale(chart)]
    for one in reversed(chart.series):
        marks += _outline(chart, one, spokes)
    half, top, bottom = RADIUS + 20, -RADIUS, RADIUS
    for name, spoke in zip(chart.labels, spokes, strict=True):
        lines, at, anchor = _place(name, spoke)
        reach = max(paint.width(line) for line in lines) / (2 if anchor == "middle" else 1)
        half = max(half, abs(at[0]) + reach)
        top = min(top, at[1] - paint.SIZE)
        bottom = max(bottom, at[1] + (len(lines) - 1) * paint.LEADING)
        marks.append(paint.label(lines, at, anchor=anchor))
    box = (-half - 2, top - 2, 2 * half + 4, bottom - top + 8)
    return chart.drawn(svg.document(key, chart.title, chart.description, box, marks), key)


def _spokes(count: int) -> list[Point]:
    turns = (2 * math.pi * at / count for at in range(count))
    return [(math.sin(turn), -math.cos(turn)) for turn in turns]


def _grid(spokes: list[Point]) -> list[svg.Fragment]:
    rings = [
        svg.element(
            "polygon",
            class_="axis",
            points=svg.points(_out(spoke, ring) for spoke in spokes),
            fill="none",
            stroke=paint.LINE,
        )
        for ring in _RINGS
    ]
    return rings + [paint.rule((0, 0), _out(spoke, 1)) for spoke in spokes]


def _scale(chart: Chart) -> list[svg.Fragment]:
    return [
        paint.label(
            (tick(Fraction(chart.maximum) * part, chart.number),),
            (3, 11 - RADIUS * float(part)),
            css="tick",
        )
        for part in (Fraction(1, 2), Fraction(1))
    ]


def _out(spoke: Point, part: float) -> Point:
    return spoke[0] * RADIUS * part, spoke[1] * RADIUS * part


def _outline(chart: Chart, series: Series, spokes: list[Point]) -> list[svg.Fragment]:
    ends = [series.interval(at) for at in range(len(spokes))]
    sure = [_point(chart, low, spoke) for (low, _), spoke in zip(ends, spokes, strict=True)]
    marks = []
    if any(high is not None for _, high in ends):
        wide = [
            _point(chart, low if high is None else high, spoke)
            for (low, high), spoke in zip(ends, spokes, strict=True)
        ]
        marks += _joined(wide, f"maybe {series.css}", series.css)
    marks += _joined(sure, "", series.css)
    return marks + [
        paint.mark(series.css, point, chart.told(series, at))
        for at, point in enumerate(sure)
        if point is not None
    ]


def _joined(found: list[Point | None], maybe: str, css: str) -> list[svg.Fragment]:
    """Join the points found: one filled outline when all are there, open lines otherwise."""
    parts = _round(found)
    whole = len(parts) == 1 and len(parts[0]) == len(found)
    marks = []
    if whole and (css == "mine" or maybe):
        marks.append(
            svg.element(
                "polygon",
                class_=maybe or f"area {css}",
                points=svg.points(parts[0]),
                fill=paint.LOOKS[css].stroke,
                fill_opacity="0.1" if maybe else "0.18",
                stroke="none",
            )
        )
    if not maybe:
        marks += [paint.stroke(css, part, closed=whole) for part in parts if len(part) > 1]
    return marks


def _round(found: list[Point | None]) -> list[list[Point]]:
    """Return the unbroken runs, starting after a gap so that the top spoke splits none."""
    gaps = [at for at, point in enumerate(found) if point is None]
    start = gaps[0] if gaps else 0
    return runs(found[start:] + found[:start])


def _point(chart: Chart, value: Value, spoke: Point) -> Point | None:
    return None if value is None else _out(spoke, chart.share(value))


def _place(name: str, spoke: Point) -> tuple[tuple[str, ...], Point, str]:
    """Return the lines of a label, its first baseline and how it is anchored."""
    lines = paint.wrap(name)
    x, y = spoke[0] * (RADIUS + 9), spoke[1] * (RADIUS + 9)
    more = (len(lines) - 1) * paint.LEADING
    if abs(spoke[0]) < _UPRIGHT:
        return lines, (x, y - more if y < 0 else y + paint.SIZE - 2), "middle"
    return lines, (x, y - more / 2 + paint.SIZE * 0.35), "start" if x > 0 else "end"
