"""Two groups side by side, or one campaign beside another."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.templatetags.scores import score

CAMPAIGN = "campaign"
MARK = ":"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: its name, how many bodies, and its means by dimension."""

    name: str
    n: int
    means: dict[str, Fraction]


def choices(view: View, campaigns: Sequence[Campaign]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what may be compared, by axis: as `axis:value` with its name."""
    found = []
    for axis in groups.AXES:
        rows = [(f"{axis}{MARK}{value}", name) for value, name in view.names.of(axis).items()]
        found.append((_(groups.AXIS_LABELS[axis]), rows))
    others = [(f"{CAMPAIGN}{MARK}{one.slug}", one.title) for one in campaigns]
    return [*found, (_("Campaign"), others)]


def side(view: View, what: str, campaigns: Sequence[Campaign]) -> Side:
    """Return the side named WHAT (`axis:value`); empty: all that VIEW holds."""
    axis, _mark, value = what.partition(MARK)
    name, looked_at = _("All that is shown"), view
    if axis == CAMPAIGN:
        campaign = next(one for one in campaigns if one.slug == value)
        name, looked_at = campaign.title, view.in_campaign(campaign)
    elif axis:
        name = view.names.of(axis)[value]
        looked_at = view.among(axis, value)
    rows = reading.means(looked_at.asked)
    n = next((row.n for row in rows if not row.dimension), 0)
    return Side(name, n, {row.dimension: row.mean for row in rows})


def drawn(view: View, one: str, other: str, campaigns: Sequence[Campaign]) -> Drawn | None:
    """Draw ONE beside OTHER; None when neither is named or both are the same."""
    if one == other:
        return None
    left, right = (side(view, what, campaigns) for what in (one, other))
    parts = [("", _("Overall")), *((p.code, p.short_name) for p in view.instrument.dimensions)]
    there = [(code, name) for code, name in parts if code in left.means or code in right.means]
    if not there:
        return None
    chart = Chart(
        title=_("Side by side"),
        description=_("Mean score of each dimension, 0 to 100."),
        labels=tuple(name for _code, name in there),
        series=(
            Series(_named(left), tuple(left.means.get(code) for code, _name in there), "mine"),
            Series(_named(right), tuple(right.means.get(code) for code, _name in there), "peer"),
        ),
        number=score,
        heading=_("Dimension"),
    )
    return bars(chart, "compared")


def _named(found: Side) -> str:
    return _("%(name)s (%(n)d bodies)") % {"name": found.name, "n": found.n}
