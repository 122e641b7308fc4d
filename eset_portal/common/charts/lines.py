"""Lines over campaigns: time runs to the right, and a year without a value leaves a gap."""

from fractions import Fraction

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import Chart, Drawn, Series, runs, tick

WIDTH = 400.0
HEIGHT = 170.0
_TOP = 18.0
_LEFT = 34.0
# More figures would stand in one another; the table has them all.
_MOST_FIGURES = 6
_QUARTERS = (0, 0.25, 0.5, 0.75, 1)

Point = tuple[float, float]


def lines(chart: Chart, key: str) -> Drawn:
    """Draw CHART as one line per series, the figures of the first one above: all, or its ends."""
    marks = _scale(chart)
    deepest = 1
    for at, name in enumerate(chart.labels):
        rows = paint.wrap(name, 9, hard=12)
        deepest = max(deepest, len(rows))
        marks.append(paint.label(rows, (_x(chart, at), _TOP + HEIGHT + 18), anchor="middle"))
    for one in reversed(chart.series):
        marks += _line(chart, one)
    for one in chart.series[:1]:
        marks += _figures(chart, one)
    box = (0.0, 0.0, WIDTH, _TOP + HEIGHT + 8 + deepest * paint.LEADING)
    return chart.drawn(svg.document(key, chart.title, chart.description, box, marks), key)


def _scale(chart: Chart) -> list[svg.Fragment]:
    marks = []
    for part in _QUARTERS:
        y = _y(part)
        marks.append(paint.rule((_LEFT, y), (WIDTH, y)))
        text = tick(Fraction(chart.maximum) * Fraction(part), chart.number)
        marks.append(paint.label((text,), (_LEFT - 6, y + 4), anchor="end", css="tick"))
    return marks


def _line(chart: Chart, series: Series) -> list[svg.Fragment]:
    found: list[Point | None] = [
        None if value is None else (_x(chart, at), _y(chart.share(value)))
        for at, value in enumerate(series.values)
    ]
    marks = [paint.stroke(series.css, run) for run in runs(found) if len(run) > 1]
    for at, point in enumerate(found):
        if point is None:
            continue
        high = series.interval(at)[1]
        if high is not None:
            marks.append(_range(series.css, point, _y(chart.share(high))))
        marks.append(paint.mark(series.css, point, chart.told(series, at)))
    return marks


def _range(css: str, low: Point, top: float) -> svg.Fragment:
    x, y = low
    return svg.element(
        "rect",
        class_=f"maybe edge {css}",
        x=x - 4,
        y=top,
        width=8,
        height=y - top,
        fill=paint.LOOKS[css].stroke,
        fill_opacity="0.18",
        stroke=paint.LOOKS[css].stroke,
        stroke_dasharray="3 2",
    )


def _figures(chart: Chart, series: Series) -> list[svg.Fragment]:
    marks = []
    there = [at for at, value in enumerate(series.values) if value is not None]
    told = there if len(there) <= _MOST_FIGURES else (there[0], there[-1])
    for at, value in enumerate(series.values):
        if value is not None and at in told:
            high = series.interval(at)[1]
            y = _y(chart.share(value if high is None else high)) - 8
            text = (chart.text(series, at),)
            if len(chart.labels) == 1:  # above and below others may stand; beside it nothing does
                place = (_x(chart, at) + 9, y + 12)
                marks.append(paint.label(text, place, css="value"))
            else:
                place = (_x(chart, at), y)
                marks.append(paint.label(text, place, anchor="middle", css="value"))
    return marks


def _x(chart: Chart, at: int) -> float:
    """Return where a label lies, far enough inside for the words at both ends."""
    count = len(chart.labels)
    names = [line for name in chart.labels for line in paint.wrap(name, 9, hard=12)]
    figures = [chart.text(one, place) for one in chart.series[:1] for place in range(count)]
    half = max(paint.width(text) for text in (*names, *figures)) / 2
    left, right = _LEFT + half, WIDTH - half
    return (left + right) / 2 if count == 1 else left + (right - left) * at / (count - 1)


def _y(part: float) -> float:
    return _TOP + HEIGHT * (1 - part)
