"""Where the bodies are, coloured by the degree that they reached."""

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from eset_portal.common.charts.chart import Drawn
from eset_portal.common.charts.dots import Dot, DotMap, dots
from selfassessment.models import Assessment
from selfassessment.rules import groups
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.selectors.steering import figures, outlines
from selfassessment.selectors.steering.cells import SHADES
from selfassessment.selectors.steering.figures import Figure
from selfassessment.selectors.steering.lists import Lists
from selfassessment.selectors.steering.valued import counted
from selfassessment.selectors.steering.view import View

SIZES = {code: at for at, code in enumerate(("T1", "T2", "T3", "T4"))}
UNSIZED, LARGEST = 2, 4
# So many links can still be gone through one by one; more bodies are reached by their comarca.
MOST_LINKS = 80


def place_map(view: View) -> Drawn:
    """Draw the bodies of VIEW that have a place; rings have not handed in, few are links."""
    rows = view.rows().filter(entity__longitude__isnull=False)
    lists = Lists(view)
    lines = list(_facts(rows, view.filters.basis))
    is_linked = len(lines) <= MOST_LINKS
    found = tuple(
        Dot(
            name,
            lon,
            lat,
            _size(band),
            SHADES.get(degree) if degree else None,
            reverse("selfassessment:result", args=[pk]) if is_linked else "",
        )
        for pk, name, lon, lat, band, degree in lines
    )
    drawn = dots(
        DotMap(
            title=_("Where they are"),
            description=_("A dot for each body, by degree; the table counts them."),
            dots=found,
            degrees=tuple(_(degree.label) for degree in DEGREES),
            unanswered=_("Not submitted"),
            outlines=outlines.of(view.filters.comarca),
            head=(_("Body"), _("Degree")) if is_linked else (_("Degree"), _("Bodies")),
            listed=is_linked,
        ),
        "map",
    )
    codes = (*SHADES, figures.NOBODY)
    links = (lists.of(Figure(figures.PLACED, code)) for code in codes)
    return drawn if is_linked else drawn.leading(links)


def _facts(rows: QuerySet[Assessment], basis: str) -> "QuerySet[Assessment, tuple[Any, ...]]":
    names = ("pk", "entity__name", "entity__longitude", "entity__latitude", "band")
    of = "control__degree" if basis == groups.VALIDATED else "degree"
    told = Case(When(counted(basis), then=F(of)), default=Value(""))
    return rows.order_by("entity__sort_name").values_list(*names, told)


def _size(band: str) -> int:
    """Return how large the dot of a body is; those without inhabitants are in the middle."""
    return SIZES.get(band, LARGEST) if band else UNSIZED
