"""Horizontal bars: the first series as bars with its figures, the others as marks on them."""

from dataclasses import dataclass

from eset_portal.common.charts import paint, svg
from eset_portal.common.charts.chart import Chart, Drawn, Entry, Series

WIDTH = 400.0
_THICK = 12.0
_GAP = 10.0
_LIMIT = 16
_QUARTERS = (0, 0.25, 0.5, 0.75, 1)


@dataclass(frozen=True, slots=True)
class _Row:
    """Where one label's bar lies: its left edge, its middle, and the room to the maximum."""

    left: float
    middle: float
    room: float


def bars(chart: Chart, key: str) -> Drawn:
    """Draw CHART as bars; an interval is solid to its low end, light and dashed to its high end."""
    lines = [paint.wrap(name, _LIMIT, hard=22) for name in chart.labels]
    left = max((paint.width(line) for pair in lines for line in pair), default=0) + _GAP
    texts = [chart.text(chart.series[0], at) for at in range(len(lines))] if chart.series else []
    room = WIDTH - left - max((paint.width(text) for text in texts), default=0) - _GAP
    marks: list[svg.Fragment] = []
    top = 0.0
    for at, pair in enumerate(lines):
        height = paint.LEADING * len(pair) + _GAP
        row = _Row(left, top + height / 2, room)
        first = row.middle - (len(pair) - 1) * paint.LEADING / 2 + paint.SIZE * 0.35
        marks.append(paint.label(pair, (0, first)))
        marks += _row(chart, at, row)
        top += height
    scale = [paint.rule((left + room * part, 0), (left + room * part, top)) for part in _QUARTERS]
    box = (0.0, 0.0, WIDTH, max(top, _GAP))
    drawing = svg.document(key, chart.title, chart.description, box, [*scale, *marks])
    return chart.drawn(drawing, key, _legend(chart))


def _row(chart: Chart, at: int, row: _Row) -> list[svg.Fragment]:
    marks: list[svg.Fragment] = []
    for one in chart.series[:1]:
        marks += _bar(chart, one, at, row)
        end = (WIDTH, row.middle + paint.SIZE * 0.35)
        marks.append(paint.label((chart.text(one, at),), end, anchor="end", css="value"))
    for one in chart.series[1:]:
        value = one.values[at]
        if value is not None:
            place = (row.left + row.room * chart.share(value), row.middle)
            marks.append(paint.mark(one.css, place, chart.told(one, at)))
    return marks


def _legend(chart: Chart) -> tuple[Entry, ...]:
    bar = [
        Entry(one.css, one.name, paint.swatch(_solid(one.css, _Row(1, 6, 26), 26)))
        for one in chart.series[:1]
    ]
    marks = [
        Entry(one.css, one.name, paint.swatch(paint.mark(one.css, (14, 6))))
        for one in chart.series[1:]
    ]
    return (*bar, *marks)


def _solid(css: str, row: _Row, length: float, *told: svg.Fragment) -> svg.Fragment:
    return svg.element(
        "rect",
        *told,
        class_=f"solid {css}",
        x=row.left,
        y=row.middle - _THICK / 2,
        width=length,
        height=_THICK,
        fill=paint.LOOKS[css].stroke,
    )


def _bar(chart: Chart, series: Series, at: int, row: _Row) -> list[svg.Fragment]:
    low, high = series.interval(at)
    if low is None:
        return []
    look = paint.LOOKS[series.css]
    told = svg.element("title", svg.words(chart.told(series, at)))
    sure = row.room * chart.share(low)
    marks = [_solid(series.css, row, sure, told)]
    if high is not None:
        marks.append(
            svg.element(
                "rect",
                told,
                class_=f"maybe edge {series.css}",
                x=row.left + sure,
                y=row.middle - _THICK / 2 + 0.5,
                width=row.room * chart.share(high) - sure,
                height=_THICK - 1,
                fill=look.stroke,
                fill_opacity="0.18",
                stroke=look.stroke,
                stroke_dasharray="3 2",
            )
        )
    return marks
