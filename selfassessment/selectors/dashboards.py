"""The state of many bodies at a glance: degrees, dimension by size, and where they are."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Avg, Count, F, QuerySet
from django.utils.translation import gettext as _

from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.common.charts.dots import Dot, DotMap, dots
from governance.models import Entity
from governance.rules.bands import BANDS
from selfassessment.models import Assessment, Campaign, Score
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.degrees import DEGREES, degree_of
from selfassessment.rules.scoring.rounding import whole
from selfassessment.selectors.coverage import SUBMITTED

OTHERS = "others"
SHADES = {degree.code: at for at, degree in enumerate(DEGREES)}
SIZES = {code: at for at, code in enumerate(("T1", "T2", "T3", "T4"))}
UNSIZED, LARGEST = 2, 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean score, 0 to 100, of a dimension over the bodies of one size, and how many they are."""

    band: str
    mean: Fraction | None
    bodies: int

    @property
    def text(self) -> str:
        """The mean as a whole number."""
        return "" if self.mean is None else str(whole(self.mean))

    @property
    def shade(self) -> str:
        """The class of its colour, by the degree of the mean."""
        degree = degree_of(self.mean)
        return f"d{SHADES[degree.code]}" if degree else ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A dimension across the sizes."""

    code: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DegreeCount:
    """How many bodies reached a degree."""

    code: str
    label: str
    count: int
    shade: str


def submitted(campaign: Campaign, bodies: QuerySet[Entity]) -> QuerySet[Assessment]:
    """Return the assessments that BODIES have handed in in CAMPAIGN."""
    return Assessment.objects.filter(SUBMITTED, campaign=campaign, entity__in=bodies)


def degrees(campaign: Campaign, bodies: QuerySet[Entity]) -> list[DegreeCount]:
    """Count the degrees of what BODIES handed in."""
    rows = submitted(campaign, bodies).values("degree").annotate(count=Count("pk"))
    found = {row["degree"]: row["count"] for row in rows}
    return [
        DegreeCount(degree.code, _(degree.label), found.get(degree.code, 0), f"d{at}")
        for at, degree in enumerate(DEGREES)
    ]


def columns() -> list[tuple[str, str]]:
    """Return the sizes across, as (code, heading): the bands, then bodies that have none."""
    return [*((band.code, _(band.short)) for band in BANDS.values()), (OTHERS, _("Others"))]


def heat(campaign: Campaign, bodies: QuerySet[Entity], instrument: Instrument) -> list[HeatRow]:
    """Return the mean of each dimension by size, over what BODIES handed in."""
    rows = Score.objects.filter(
        assessment__in=submitted(campaign, bodies), kind=Score.Kind.DECLARED, denominator__gt=0
    ).values("dimension", "assessment__band")
    means = rows.annotate(mean=Avg(F("low_numerator") / F("denominator")), n=Count("pk"))
    found = {
        (row["dimension"], row["assessment__band"] or OTHERS): (Fraction(row["mean"]), row["n"])
        for row in means
    }
    return [
        HeatRow(
            part.code,
            part.short_name,
            tuple(
                Cell(band, *found.get((part.code, band), (None, 0))) for band, _name in columns()
            ),
        )
        for part in instrument.dimensions
    ]


def weakest(rows: list[HeatRow]) -> HeatRow | None:
    """Return the dimension with the lowest mean over all bodies of ROWS; None without any."""
    means = {row.code: _overall(row) for row in rows}
    scored = [row for row in rows if means[row.code] is not None]
    return min(scored, key=lambda row: (means[row.code], row.code), default=None)


def _overall(row: HeatRow) -> Fraction | None:
    bodies = sum(cell.bodies for cell in row.cells)
    total = sum(
        (cell.mean * cell.bodies for cell in row.cells if cell.mean is not None), Fraction()
    )
    return total / bodies if bodies else None


def place_map(campaign: Campaign, bodies: QuerySet[Entity]) -> Drawn:
    """Draw where the BODIES of CAMPAIGN are, coloured by degree; rings have not handed in."""
    rows = Assessment.objects.filter(
        campaign=campaign, entity__in=bodies, entity__longitude__isnull=False
    ).values_list(
        "entity__name", "entity__longitude", "entity__latitude", "band", "degree", "submitted_at"
    )
    found = tuple(
        Dot(name, lon, lat, _size(band), SHADES.get(degree) if handed_in else None)
        for name, lon, lat, band, degree, handed_in in rows
        if lon is not None and lat is not None
    )
    return dots(
        DotMap(
            title=_("Where they are"),
            description=_("A dot for each body, by degree; the table counts them."),
            dots=found,
            degrees=tuple(_(degree.label) for degree in DEGREES),
            unanswered=_("Not submitted"),
            head=(_("Degree"), _("Bodies")),
            listed=False,
        ),
        f"map-{campaign.slug}",
    )


def _size(band: str) -> int:
    """Return how large the dot of a body is; those without inhabitants are in the middle."""
    return SIZES.get(band, LARGEST) if band else UNSIZED


def degree_bars(counts: list[DegreeCount], campaign: Campaign) -> Drawn:
    """Draw how many bodies reached each degree."""
    numbers = tuple(Fraction(row.count) for row in counts)
    return bars(
        Chart(
            title=_("Degrees"),
            description=_("How many bodies reached each degree of consolidation."),
            labels=tuple(row.label for row in counts),
            series=(Series(_("Bodies"), numbers, "mine"),),
            maximum=max(1, *(row.count for row in counts)),
            number=_count,
            heading=_("Degree"),
        ),
        f"degrees-{campaign.slug}",
    )


def _count(value: object) -> str:
    return "—" if value is None else str(value)
