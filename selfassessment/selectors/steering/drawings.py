"""How the figures of the dashboards are drawn, whoever looks at them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Number, Series
from eset_portal.common.charts.distribution import Distribution, Mark, distribution
from eset_portal.common.charts.grid import Grid, Square, grid
from eset_portal.common.charts.lines import lines
from selfassessment.rules.spreading import STEP, TOP, Quartiles
from selfassessment.selectors.steering.cells import Cell, Heat
from selfassessment.selectors.steering.trend import Point, Trend
from selfassessment.templatetags.scores import score

MOST_TITLES = 4


def spread_of(
    counts: Sequence[int | None], found: Quartiles | None, own: Mark | None = None
) -> Drawn:
    """Draw how many bodies score in each ten points, with the quartiles and one's OWN mark."""
    names = (_("First quartile"), _("Median"), _("Third quartile"))
    values = (found.first, found.median, found.third) if found else ()
    marks = [Mark(name, value) for name, value in zip(names, values, strict=False)]
    return distribution(
        Distribution(
            title=_("How the scores spread"),
            description=_("How many bodies score in each ten points, with the quartiles."),
            edges=tuple(Fraction(edge) for edge in range(0, TOP + 1, STEP)),
            counts=tuple(counts),
            marks=(*marks, *([own] if own else [])),
            number=score,
            head=(_("Score"), _("Bodies")),
        ),
        "spread",
    )


def trend_of(found: Trend) -> Drawn:
    """Draw FOUND with the quartiles, where there are any; the table counts the bodies."""
    points = found.points
    series = [Series(_("Mean"), tuple(point.mean for point in points), "mine")]
    words = _("Mean score of each campaign, with the first and the third quartile.")
    if found.is_whole:
        thirds = tuple(point.quartiles.third if point.quartiles else None for point in points)
        firsts = tuple(point.quartiles.first if point.quartiles else None for point in points)
        series.append(Series(_("Third quartile"), thirds, "peer"))
        series.append(Series(_("First quartile"), firsts, "past"))
    else:
        words = _("Mean of each campaign over the questions that all of them ask.")
    chart = Chart(
        title=_("From campaign to campaign"),
        description=words,
        labels=tuple(_short(point, points) for point in points),
        series=tuple(series),
        number=score,
        heading=_("Campaign"),
    )
    drawn = lines(chart, "trend")
    rows = zip(drawn.table.rows, points, strict=True)
    counted = tuple((*row, str(point.n)) for row, point in rows)
    head = (*drawn.table.head, _("Bodies"))
    return replace(drawn, table=replace(drawn.table, head=head, rows=counted))


def heat_of(found: Heat, first: str) -> Drawn:
    """Draw FOUND as a grid; FIRST names its rows."""
    rows = tuple(
        (row.name, tuple(Square(cell.text, _degree(cell)) for cell in row.cells))
        for row in found.rows
    )
    head = (first, *(name or _("Overall") for _code, name in found.head))
    words = _("Mean score, 0 to 100.")
    return grid(Grid(_("Means by group"), words, head, rows), "heat")


def counted(title: str, heading: str, rows: Sequence[tuple[str, int | None]], key: str) -> Drawn:
    """Draw how many bodies each line of ROWS has; None where it is not told."""
    return bars(
        Chart(
            title=title,
            description=_("How many bodies there are of each."),
            labels=tuple(label for label, _n in rows),
            series=(
                Series(
                    _("Bodies"),
                    tuple(None if n is None else Fraction(n) for _label, n in rows),
                    "mine",
                ),
            ),
            maximum=max([1, *(n or 0 for _label, n in rows)]),
            number=_whole,
            heading=heading,
        ),
        key,
    )


def _short(point: Point, found: Sequence[Point]) -> str:
    """Return the title of a campaign, or its year where many stand beside one another."""
    title = point.campaign.title
    return title if len(found) <= MOST_TITLES else str(point.campaign.opens_on.year)


def _degree(cell: Cell) -> int | None:
    return int(cell.shade[1]) if cell.mean is not None else None


def _whole(value: Number) -> str:
    return str(int(value))
