"""What the page of a body shows: what held since when, and its place among all others."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Drawn, Table
from eset_portal.common.charts.dots import UNANSWERED, Dot, DotMap, dots
from eset_portal.templatetags.days import in_words
from governance.models import Entity, User
from governance.models.dated import Dated
from governance.permissions import may_see_supporter, may_see_team
from governance.rules.memberships import SUPPORTERS
from governance.selectors.entities import FIRST_DAY, Facts, Point

STANDS_OUT = 4
LARGE = 4


class Period(NamedTuple):
    """Something that held for a time: its name, where that leads, and the time in words."""

    name: str
    href: str
    words: str


def comarques(facts: Facts, today: date) -> list[Period]:
    """Return the comarques of a body in words, newest first."""
    address = reverse("governance:entity-list")
    return [
        Period(row.comarca.name, f"{address}?comarca={row.comarca_id}", _words(row, today))
        for row in facts.comarques
    ]


def supports(facts: Facts, today: date) -> list[Period]:
    """Return the supporters of a body in words, newest first."""
    return [
        Period(
            row.supporter.name,
            reverse("governance:entity-detail", args=[row.supporter_id]),
            _words(row, today),
        )
        for row in facts.supports
    ]


def ways_on(user: User, entity: Entity, today: date) -> list[tuple[str, str]]:
    """Return the address and words of the pages about ENTITY that USER may open beside this one."""
    ways = []
    if may_see_team(user, entity, on=today):
        ways.append((reverse("governance:team", args=[entity.pk]), _("Team")))
    if entity.kind in SUPPORTERS and may_see_supporter(user, entity, on=today):
        ways.append((reverse("governance:supporter", args=[entity.pk]), _("Support")))
    return ways


def draw(place: Point | None, others: list[Point]) -> Drawn | None:
    """Return the map with PLACE standing out among OTHERS; None without a place."""
    if place is None:
        return None
    here = Dot(place.name, place.longitude, place.latitude, size=LARGE, degree=STANDS_OUT)
    around = (
        Dot(other.name, other.longitude, other.latitude)
        for other in others
        if other[1:] != place[1:]
    )
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


def _words(row: Dated, today: date) -> str:
    words = {"start": in_words(row.starts_on), "end": in_words(row.ends_on) if row.ends_on else ""}
    older = row.starts_on == FIRST_DAY
    if row.ends_on:
        return (_("until %(end)s") if older else _("from %(start)s until %(end)s")) % words
    if row.starts_on > today:
        return _("from %(start)s on, not yet") % words
    return (_("at least since %(start)s") if older else _("since %(start)s")) % words
