"""The charts of the public dashboard, and those of one body beside it."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.distribution import Mark
from selfassessment.models import Publication
from selfassessment.rules.scoring.degrees import BY_CODE
from selfassessment.selectors.open_data.published import Published
from selfassessment.selectors.steering import drawings
from selfassessment.templatetags.scores import score


def charts(
    published: Publication, everybody: Published | None, chosen: Published | None, name: str
) -> dict[str, Drawn]:
    """Return the charts of PUBLISHED; a CHOSEN group called NAME stands beside EVERYBODY."""
    found = {"degrees": _degrees(published), "spread": spread(published, everybody)}
    if everybody is not None and not everybody.hidden:
        others = (name, chosen.means) if chosen and not chosen.hidden else None
        found["means"] = means(published, (_("All bodies"), everybody.means), others)
    return found


def spread(
    published: Publication, everybody: Published | None, own: Fraction | None = None
) -> Drawn:
    """Draw how all bodies spread, hidden counts left open, with one's OWN score marked."""
    counts = [n for _low, _high, n in published.content["spread"]]
    mark = None if own is None else Mark(_("Yours"), own, "mine")
    return drawings.spread_of(counts, everybody.quartiles if everybody else None, mark)


def means(
    published: Publication,
    first: tuple[str, Mapping[str, Fraction]],
    other: tuple[str, Mapping[str, Fraction]] | None,
) -> Drawn:
    """Draw the means of FIRST by dimension, those of the OTHER as marks."""
    parts = [("", _("Overall")), *map(tuple, published.content["dimensions"])]
    series = [Series(first[0], tuple(first[1].get(code) for code, _name in parts), "mine")]
    if other is not None:
        values = tuple(other[1].get(code) for code, _name in parts)
        series.append(Series(other[0], values, "peer"))
    chart = Chart(
        title=_("Means by dimension"),
        description=_("Mean score of each dimension, 0 to 100."),
        labels=tuple(name for _code, name in parts),
        series=tuple(series),
        number=score,
        heading=_("Dimension"),
    )
    return bars(chart, "means")


def _degrees(published: Publication) -> Drawn:
    rows = [(_(BY_CODE[code].label), n) for code, _name, n in published.content["degrees"]]
    return drawings.counted(_("Degrees"), _("Degree"), rows, "degrees")
