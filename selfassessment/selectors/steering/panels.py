"""The charts of the dashboards by name: the page shows them, and each can be taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series, Table
from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.rules.spreading import STEP, TOP, by_ten, quartiles
from selfassessment.selectors.steering import (
    comparing,
    drawings,
    gaps,
    heat,
    joining,
    judging,
    places,
    reached,
)
from selfassessment.selectors.steering import trend as trends
from selfassessment.selectors.steering.figures import SCORED, Figure
from selfassessment.selectors.steering.lists import Lists
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.templatetags.scores import score

MOST_BARS = 15


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
    rows, lists = reached.degrees(view), Lists(view)
    lines = [(row.label, row.count) for row in rows]
    drawn = drawings.counted(_("Degrees"), _("Degree"), lines, "degrees")
    return drawn.leading(lists.of(degree=row.code) for row in rows)


def spread(view: View, asking: Asking) -> Drawn | None:
    """How the scores spread, with their quartiles."""
    points = reading.spread(view.asked, asking.dimension)
    found = quartiles(points)
    if found is None:
        return None
    drawn, lists = drawings.spread_of(by_ten(points), found), Lists(view)
    figure = Figure(SCORED, asking.dimension)
    ends = [(low, low + STEP if low + STEP < TOP else TOP + 1) for low in range(0, TOP, STEP)]
    return drawn.leading(lists.of(figure, least=str(low), below=str(below)) for low, below in ends)


def trend(view: View, asking: Asking) -> Drawn | None:
    """From campaign to campaign, the mean between the quartiles."""
    return trend_of(view, trends.of(view, asking.campaigns))


def trend_of(view: View, found: trends.Trend) -> Drawn | None:
    """Draw what was FOUND, each campaign leading to its bodies; None without any."""
    if not found.points:
        return None
    figure = Figure(SCORED)
    return drawings.trend_of(found).leading(
        Lists(view, point.campaign).of(figure) for point in found.points
    )


def heat_by_dimension(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each dimension by group."""
    return drawings.heat_of(heat.by_dimension(view, asking.by), _("Dimension"))


def heat_by_group(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each group by dimension."""
    return drawings.heat_of(heat.by_group(view, asking.by), _(groups.AXIS_LABELS[asking.by]))


def compared(view: View, asking: Asking) -> Drawn | None:
    """Two groups, or two campaigns, dimension by dimension."""
    found = comparing.pair(view, asking.one, asking.other, asking.campaigns)
    return comparing.drawn(found) if found else None


def outcomes(view: View, _asking: Asking) -> Drawn:
    """How the controls came out."""
    rows, lists = judging.outcomes(view), Lists(view)
    lines = [(label, n) for _code, label, n in rows]
    drawn = drawings.counted(_("Outcome of the control"), _("Outcome"), lines, "outcomes")
    return drawn.leading(lists.of(stage="submitted", outcome=code) for code, _label, _n in rows)


def funnel(view: View, _asking: Asking) -> Drawn:
    """How far those have come who asked to join."""
    steps = joining.funnel(view)
    rows = [(step.label, step.far) for step in steps]
    drawn = drawings.counted(_("From application to work"), _("Step"), rows, "funnel")
    return drawn.leading(step.href_far for step in steps)


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
