"""The small map on the page of a body: where it stands among all others."""

from dataclasses import replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Drawn, Table
from eset_portal.common.charts.dots import UNANSWERED, Dot, DotMap, dots
from governance.selectors.entities import Point

STANDS_OUT = 4
LARGE = 4


def draw(place: Point | None, others: list[Point]) -> Drawn | None:
    """Return the map with PLACE standing out among OTHERS; None without a place."""
    if place is None:
        return None
    here = Dot(place.name, place.longitude, place.latitude, size=LARGE, degree=STANDS_OUT)
    around = (Dot(other.name, other.longitude, other.latitude) for other in others)
    chart = DotMap(
        title=_("Place on the map"),
        description=_("%(name)s among the town councils of Catalonia.") % {"name": place.name},
        dots=(*around, here),
        degrees=("", "", "", "", place.name),
        unanswered=_("Town councils"),
    )
    drawn = dots(chart, "place")
    words = {f"d{STANDS_OUT}", UNANSWERED}
    legend = tuple(entry for entry in drawn.legend if entry.css in words)
    return replace(drawn, legend=legend, table=_table(place))


def _table(place: Point) -> Table:
    degrees = [number_format(value, 4) + "°" for value in (place.longitude, place.latitude)]
    head = (_("Body"), _("Longitude"), _("Latitude"))
    return Table(_("Place on the map"), head, ((place.name, *degrees),))
