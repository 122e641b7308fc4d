"""The charts of the dashboards by name: the page shows them, and each can be taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series, Table
from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.rules.spreading import by_ten, quartiles
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
    rows = reached.degrees(view)
    return drawings.counted(
        _("Degrees"), _("Degree"), [(row.label, row.count) for row in rows], "degrees"
    )


def spread(view: View, asking: Asking) -> Drawn | None:
    """How the scores spread, with their quartiles."""
    points = reading.spread(view.asked, asking.dimension)
    found = quartiles(points)
    return None if found is None else drawings.spread_of(by_ten(points), found)


def trend(view: View, asking: Asking) -> Drawn | None:
    """From campaign to campaign, the mean between the quartiles."""
    found = [point for point in trends.points(view, asking.campaigns) if point.mean is not None]
    return drawings.trend_of(found) if found else None


def heat_by_dimension(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each dimension by group."""
    return drawings.heat_of(heat.by_dimension(view, asking.by, ""), _("Dimension"))


def heat_by_group(view: View, asking: Asking) -> Drawn:
    """Draw the mean of each group by dimension."""
    return drawings.heat_of(heat.by_group(view, asking.by, ""), _(groups.AXIS_LABELS[asking.by]))


def compared(view: View, asking: Asking) -> Drawn | None:
    """Two groups, or two campaigns, dimension by dimension."""
    return comparing.drawn(view, asking.one, asking.other, asking.campaigns)


def outcomes(view: View, _asking: Asking) -> Drawn:
    """How the controls came out."""
    rows = [(label, n) for _code, label, n in judging.outcomes(view)]
    return drawings.counted(_("Outcome of the control"), _("Outcome"), rows, "outcomes")


def funnel(view: View, _asking: Asking) -> Drawn:
    """How far those have come who asked to join."""
    rows = [(step.label, step.far) for step in joining.funnel(view)]
    return drawings.counted(_("From application to work"), _("Step"), rows, "funnel")


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
