"""The charts of the dashboards by name: the page shows them, and each can be taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Number, Series, Table
from eset_portal.common.charts.distribution import Distribution, Mark, distribution
from eset_portal.common.charts.grid import Grid, Square, grid
from eset_portal.common.charts.lines import lines
from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.rules.spreading import STEP, TOP, Quartiles, by_ten, quartiles
from selfassessment.selectors.steering import (
    comparing,
    gaps,
    heat,
    judging,
    network,
    places,
    standing,
)
from selfassessment.selectors.steering import trend as trends
from selfassessment.selectors.steering.heat import Heat
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.templatetags.scores import score

MOST_BARS = 15
MOST_TITLES = 4


@dataclass(frozen=True, slots=True)
class Asking:
    """What a chart may want beside the view: the axis, a dimension, two groups, all campaigns."""

    by: str = groups.BAND
    dimension: str = ""
    one: str = ""
    other: str = ""
    campaigns: Sequence[Campaign] = ()


def degrees(view: View, _asking: Asking) -> Drawn:
    """How many bodies reached each degree."""
    rows = standing.degrees(view)
    return counted(_("Degrees"), _("Degree"), [(row.label, row.count) for row in rows], "degrees")


def spread(view: View, asking: Asking) -> Drawn | None:
    """How the scores spread, with their quartiles."""
    points = reading.spread(view.asked, asking.dimension)
    found = quartiles(points)
    return None if found is None else spread_of(by_ten(points), found)


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


def trend(view: View, asking: Asking) -> Drawn | None:
    """From campaign to campaign, the mean between the quartiles."""
    found = [point for point in trends.points(view, asking.campaigns) if point.mean is not None]
    return trend_of(found) if found else None


def trend_of(found: Sequence[trends.Point]) -> Drawn:
    """Draw the points FOUND, the oldest first."""
    chart = Chart(
        title=_("From campaign to campaign"),
        description=_("Mean score of each campaign, with the first and the third quartile."),
        labels=tuple(_short(point, found) for point in found),
        series=(
            Series(_("Mean"), tuple(point.mean for point in found), "mine"),
            Series(_("Third quartile"), tuple(_third(point) for point in found), "peer"),
            Series(_("First quartile"), tuple(_first(point) for point in found), "past"),
        ),
        number=score,
        heading=_("Campaign"),
    )
    return lines(chart, "trend")


def heat_by_dimension(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each dimension by group."""
    return heat_of(heat.by_dimension(view, asking.by, ""), _("Dimension"))


def heat_by_group(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each group by dimension."""
    return heat_of(heat.by_group(view, asking.by, ""), _(groups.AXIS_LABELS[asking.by]))


def heat_of(found: Heat, first: str) -> Drawn:
    """Draw FOUND as a grid; FIRST names its rows."""
    rows = tuple(
        (row.name, tuple(Square(cell.text, _degree(cell)) for cell in row.cells))
        for row in found.rows
    )
    head = (first, *(name or _("Overall") for _code, name in found.head))
    words = _("Mean score, 0 to 100.")
    return grid(Grid(_("Means by group"), words, head, rows), "heat")


def compared(view: View, asking: Asking) -> Drawn | None:
    """Two groups, or two campaigns, dimension by dimension."""
    return comparing.drawn(view, asking.one, asking.other, asking.campaigns)


def outcomes(view: View, _asking: Asking) -> Drawn:
    """How the controls came out."""
    rows = [(label, n) for _code, label, n in judging.outcomes(view)]
    return counted(_("Outcome of the control"), _("Outcome"), rows, "outcomes")


def funnel(view: View, _asking: Asking) -> Drawn:
    """How far those have come who asked to join."""
    rows = [(step.label, step.far) for step in network.funnel(view)]
    return counted(_("From application to work"), _("Step"), rows, "funnel")


def costs(view: View, _asking: Asking) -> Drawn | None:
    """Draw what the questions cost that cost most; the table has all, with each level."""
    found = [gap for gap in gaps.of(view, on=timezone.localdate()) if gap.answered]
    if not found:
        return None
    head = [gap.question.code for gap in found[:MOST_BARS]]
    chart = Chart(
        title=_("What questions cost"),
        description=_("How many points the mean would rise if everybody reached the top level."),
        labels=tuple(head),
        series=(Series(_("Points"), tuple(gap.cost for gap in found[:MOST_BARS]), "mine"),),
        maximum=max(gap.cost for gap in found) or 1,
        number=score,
        heading=_("Question"),
    )
    columns = (_("Question"), _("Dimension"), _("Points"), *gaps.LEVELS, _("N/A"))
    rows = tuple(
        (
            f"{gap.question.code} {gap.question.text}",
            gap.dimension.short_name,
            score(gap.cost),
            *(str(n) for _level, n in gap.levels),
            str(gap.counts.get("na", 0)),
        )
        for gap in found
    )
    return replace(bars(chart, "costs"), table=Table(chart.title, columns, rows))


def place_map(view: View, _asking: Asking) -> Drawn:
    """Where the bodies are."""
    return places.place_map(view)


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


PANELS: dict[str, Callable[[View, Asking], Drawn | None]] = {
    "graus": degrees,
    "distribucio": spread,
    "evolucio": trend,
    "dimensions": heat_by_dimension,
    "grups": heat_by_group,
    "comparacio": compared,
    "control": outcomes,
    "adhesions": funnel,
    "mapa": place_map,
    "preguntes": costs,
}


def _short(point: trends.Point, found: Sequence[trends.Point]) -> str:
    """Return the title of a campaign, or its year where many stand beside one another."""
    title = point.campaign.title
    return title if len(found) <= MOST_TITLES else str(point.campaign.opens_on.year)


def _first(point: trends.Point) -> Fraction | None:
    return point.quartiles.first if point.quartiles else None


def _third(point: trends.Point) -> Fraction | None:
    return point.quartiles.third if point.quartiles else None


def _degree(cell: heat.Cell) -> int | None:
    return int(cell.shade[1]) if cell.mean is not None else None


def _whole(value: Number) -> str:
    return str(int(value))
