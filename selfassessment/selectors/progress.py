"""How far the bodies of a campaign are: counted by stage, by supporter and by comarca."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models import CharField as Text
from django.utils.translation import gettext

from governance.models import Entity
from governance.rules import naming
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import campaigns as rules
from selfassessment.rules.scoring import rounding

# Columns of the tables: withdrawn bodies are counted apart.
COLUMNS = tuple(code for code in rules.STAGES if code != rules.WITHDRAWN)
NOBODY = "none"
STAGE = Case(
    *(When(state=code, then=Value(code)) for code in (*rules.HANDED_IN, rules.WITHDRAWN)),
    When(changed_at=None, then=Value(rules.WAITING)),
    When(
        Q(answered__gt=0) | Q(not_applicable__gt=0),
        total__lte=2 * (F("answered") + F("not_applicable")),
        then=Value(rules.HALFWAY),
    ),
    default=Value(rules.BEGUN),
    output_field=Text(),
)


@dataclass(slots=True)
class Line:
    """A supporter, a comarca or all: how many of its bodies stand at each stage."""

    key: str
    name: str
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many take part, the withdrawn left out."""
        return sum(self.counts.get(code, 0) for code in COLUMNS)

    @property
    def handed_in(self) -> int:
        """How many have handed in."""
        return sum(self.counts.get(code, 0) for code in rules.HANDED_IN)

    @property
    def unsubmitted(self) -> int:
        """How many have not handed in."""
        return self.total - self.handed_in

    @property
    def percent(self) -> int:
        """The share handed in, in whole per cent as on the dashboards; 0 for none."""
        return rounding.whole(Fraction(100 * self.handed_in, self.total)) if self.total else 0

    @property
    def cells(self) -> list[tuple[str, int]]:
        """The counts in the order of the stages."""
        return [(code, self.counts.get(code, 0)) for code in COLUMNS]

    @property
    def withdrawn(self) -> int:
        """How many were withdrawn."""
        return self.counts.get(rules.WITHDRAWN, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a campaign is."""

    whole: Line
    supporters: Sequence[Line]
    comarques: Sequence[Line]

    @property
    def stages(self) -> list[tuple[str, str, int]]:
        """Each stage with its word and how many bodies are there."""
        return [(code, gettext(rules.STAGES[code]), n) for code, n in self.whole.cells]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the list of a campaign's bodies; empty means any."""

    q: str = ""
    stage: str = ""
    supporter: str = ""
    comarca: str = ""


def rows_of(campaign: Campaign, bodies: QuerySet[Entity]) -> QuerySet[Assessment]:
    """Return the assessments of BODIES in CAMPAIGN, each with its `stage`."""
    found = Assessment.objects.filter(campaign=campaign, entity__in=bodies)
    return found.annotate(stage=STAGE)


def of(campaign: Campaign, bodies: QuerySet[Entity]) -> Coverage:
    """Count how far BODIES are in CAMPAIGN: in three statements, however many there are."""
    rows = rows_of(campaign, bodies)
    whole = Line("", gettext("All"))
    for stage, count in rows.order_by().values_list(F("stage")).annotate(n=Count("pk")):
        whole.counts[stage] = count
    return Coverage(
        whole,
        _by(rows, "supporter", "supporter__name", "supporter__sort_name"),
        _by(rows, "comarca", "comarca__name", "comarca__sort_name"),
    )


def listed(campaign: Campaign, bodies: QuerySet[Entity], wanted: Wanted) -> QuerySet[Assessment]:
    """Return the assessments of BODIES in CAMPAIGN that WANTED asks for, in order of name."""
    rows = rows_of(campaign, bodies)
    for word in naming.search_words(wanted.q):
        rows = rows.filter(entity__search_name__contains=f" {word}")
    if wanted.stage:
        rows = rows.filter(Q(stage=wanted.stage))
    exact: Mapping[str, str] = {"supporter": wanted.supporter, "comarca": wanted.comarca}
    for column, value in exact.items():
        if value:
            rows = rows.filter(**{column: None if value == NOBODY else value})
    known = rows.select_related("entity", "supporter", "comarca", "control")
    return known.order_by("entity__sort_name", "pk")


def _by(rows: QuerySet[Assessment], key: str, name: str, sort: str) -> list[Line]:
    """Count ROWS by KEY and stage; lines in order of NAME, those without a key last."""
    found: dict[str, Line] = {}
    counted = rows.order_by(F(sort).asc(nulls_last=True)).values_list(key, name, sort, "stage")
    for value, title, _sort, stage, count in counted.annotate(n=Count("pk")):
        code = NOBODY if value is None else str(value)
        line = found.setdefault(code, Line(code, title or gettext("None")))
        line.counts[stage] = count
    return list(found.values())


def totals(campaigns: Iterable[Campaign], bodies: QuerySet[Entity]) -> dict[int, Line]:
    """Count how far BODIES are in each of CAMPAIGNS, by its key: in one statement."""
    found = {row.pk: Line(str(row.pk), row.title) for row in campaigns}
    rows = Assessment.objects.filter(campaign__in=list(found), entity__in=bodies)
    counted = rows.annotate(stage=STAGE).order_by().values_list("campaign", F("stage"))
    for key, stage, count in counted.annotate(n=Count("pk")):
        found[key].counts[stage] = count
    return found


def words() -> dict[str, str]:
    """Return the stages in the reader's language."""
    return {code: gettext(label) for code, label in rules.STAGES.items()}
