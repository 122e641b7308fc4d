"""Two groups side by side, or one campaign beside another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from selfassessment.models import Campaign
from selfassessment.rules import groups
from selfassessment.rules.instrument import Instrument
from selfassessment.selectors.steering import commons
from selfassessment.selectors.steering.figures import SCORED, Figure
from selfassessment.selectors.steering.lists import Lists
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Asked
from selfassessment.templatetags.scores import score

CAMPAIGN = "campaign"
MARK = ":"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: its name, how many bodies, its means by dimension, and where its list is."""

    name: str
    n: int
    means: Mapping[str, Fraction]
    href: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides over the same questions: COMMON of them when not all compare, else None."""

    left: Side
    right: Side
    now: Instrument
    common: int | None = None


def choices(view: View, campaigns: Sequence[Campaign]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what may be compared, by axis: as `axis:value` with its name."""
    found = []
    for axis in groups.AXES:
        rows = [(f"{axis}{MARK}{value}", name) for value, name in view.names.of(axis).items()]
        found.append((_(groups.AXIS_LABELS[axis]), rows))
    others = [(f"{CAMPAIGN}{MARK}{one.slug}", one.title) for one in campaigns]
    return [*found, (_("Campaign"), others)]


def pair(view: View, one: str, other: str, campaigns: Sequence[Campaign]) -> Pair | None:
    """Return ONE and OTHER, each as `axis:value` (empty: all that VIEW holds).

    None when both are the same. Campaigns that do not ask the same stand side by side over the
    questions that they have in common (see rules.trending).
    """
    if one == other:
        return None
    (left, seen), (right, also) = (_looked_at(view, what, campaigns) for what in (one, other))
    sides = _side(left, seen), _side(right, also)
    if commons.asks_alike(seen.campaign, also.campaign):
        return Pair(*sides, seen.instrument)
    past, now = sorted((seen.campaign, also.campaign), key=lambda row: (row.opens_on, row.pk))
    known = commons.over([(now, _of(now, seen, also)), (past, _of(past, seen, also))])
    means = [known.means.get(row.campaign.pk, {}) for row in (seen, also)]
    if known.aside:
        means = [{}, {}]
    one_side, other_side = (replace(row, means=m) for row, m in zip(sides, means, strict=True))
    return Pair(one_side, other_side, known.now, len(known.codes))


def drawn(found: Pair) -> Drawn | None:
    """Draw what was FOUND by dimension; None when there is nothing to be compared."""
    left, right = found.left, found.right
    parts = [("", _("Overall")), *((p.code, p.short_name) for p in found.now.dimensions)]
    there = [(code, name) for code, name in parts if code in left.means or code in right.means]
    if not there:
        return None
    words = _("Mean score of each dimension, 0 to 100.")
    if found.common is not None:
        words = _("Mean of each dimension over the questions that both campaigns ask.")
    chart = Chart(
        title=_("Side by side"),
        description=words,
        labels=tuple(name for _code, name in there),
        series=(
            Series(_named(left), tuple(left.means.get(code) for code, _name in there), "mine"),
            Series(_named(right), tuple(right.means.get(code) for code, _name in there), "peer"),
        ),
        number=score,
        heading=_("Dimension"),
    )
    return bars(chart, "compared")


def _looked_at(view: View, what: str, campaigns: Sequence[Campaign]) -> tuple[str, View]:
    axis, _mark, value = what.partition(MARK)
    if axis == CAMPAIGN:
        campaign = next(one for one in campaigns if one.slug == value)
        return campaign.title, view.in_campaign(campaign)
    if axis:
        return view.names.of(axis)[value], view.among(axis, value)
    return _("All that is shown"), view


def _side(name: str, seen: View) -> Side:
    rows = reading.means(seen.asked)
    n = next((row.n for row in rows if not row.dimension), 0)
    means = {row.dimension: row.mean for row in rows}
    return Side(name, n, means, Lists(seen).of(Figure(SCORED)))


def _of(campaign: Campaign, *views: View) -> Asked:
    return next(view.asked for view in views if view.campaign == campaign)


def _named(found: Side) -> str:
    return _("%(name)s (%(n)d bodies)") % {"name": found.name, "n": found.n}
