"""Which bodies a campaign would be for, counted before anybody is asked anything."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext

from governance.models import Application, Entity, Membership
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import adhesion_states, bands, entity_kinds
from governance.selectors import listed, participation
from selfassessment.models import Campaign
from selfassessment.rules import populations as rules
from selfassessment.rules.populations import Population
from selfassessment.selectors import instruments

MANAGER = "entity_manager"
SHOWN = 300
JOINING = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
BANDED = [kind.code for kind in entity_kinds.KINDS.values() if kind.banded]


@dataclass(slots=True)
class Preview:
    """The bodies that a population means on a day, counted, and what stands in the way.

    UNASKED are those to whom no question of the campaign applies: they are left out. UNMANAGED
    counts those without an e-SET manager, who would not learn of it. PROBLEMS are lines of the
    pasted list that name no body.
    """

    bodies: list[Entity] = field(default_factory=list)
    unasked: list[Entity] = field(default_factory=list)
    kinds: list[tuple[str, int]] = field(default_factory=list)
    sizes: list[tuple[str, int]] = field(default_factory=list)
    supporters: list[tuple[str, int]] = field(default_factory=list)
    unmanaged: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shown(self) -> list[Entity]:
        """The first of the bodies, as many as a page can list."""
        return self.bodies[:SHOWN]

    @property
    def hidden(self) -> int:
        """How many more there are."""
        return max(0, len(self.bodies) - SHOWN)


def bodies(population: Population, on: date) -> EntityQuerySet:
    """Return the bodies that POPULATION means on that day, with the facts of the day."""
    rows = Entity.objects.filter(kind__in=JOINING, status=Entity.Status.ACTIVE)
    if population.text.strip():
        named, _problems = listed.named_in(population.text)
        rows = rows.filter(pk__in=[body.pk for body in named])
    if population.kinds:
        rows = rows.filter(kind__in=population.kinds)
    if population.adhesions:
        rows = rows.filter(_adhering(population.adhesions, on))
    rows = rows.with_facts(on)
    if population.bands:
        rows = rows.filter(_within(population.bands))
    if population.comarques:
        rows = rows.filter(Q(comarca_code__in=population.comarques))
    if population.supporters:
        rows = rows.filter(_accompanied(population.supporters))
    return rows.in_order()


def preview(campaign: Campaign, population: Population, on: date) -> Preview:
    """Return what CAMPAIGN for POPULATION would be like if it opened on that day."""
    found = list(bodies(population, on).select_related("parent"))
    asked = [body for body in found if is_asked(campaign, body)]
    kinds = Counter(body.kind for body in asked)
    sizes = Counter(band_of(body) for body in asked)
    names = Counter(getattr(body, "supporter_name", None) for body in asked)
    return Preview(
        bodies=asked,
        unasked=[body for body in found if not is_asked(campaign, body)],
        kinds=[
            (gettext(kind.plural), kinds[kind.code])
            for kind in entity_kinds.KINDS.values()
            if kinds[kind.code]
        ],
        sizes=[
            (gettext(band.label), sizes[band.code])
            for band in bands.BANDS.values()
            if sizes[band.code]
        ],
        supporters=[(name or gettext("Nobody"), count) for name, count in names.most_common()],
        unmanaged=len(asked) - len(managed([body.pk for body in asked], on)),
        problems=listed.named_in(population.text)[1] if population.text.strip() else [],
    )


def is_asked(campaign: Campaign, body: Entity) -> bool:
    """Say whether BODY, with the facts of a day, is asked anything in CAMPAIGN."""
    return bool(instruments.of_body(campaign, body.kind, band_of(body)).questions)


def band_of(body: Entity) -> str:
    """Return the band of BODY, with the facts of a day; empty for kinds without bands."""
    inhabitants: int | None = getattr(body, "inhabitants", None)
    banded = entity_kinds.KINDS[body.kind].banded and inhabitants is not None
    return bands.band_of(inhabitants or 0) if banded else ""


def managed(keys: Iterable[UUID], on: date) -> set[UUID]:
    """Return those of the bodies KEYS that have an e-SET manager on that day."""
    rows = Membership.objects.filter(entity__in=list(keys), role=MANAGER, user__is_active=True)
    return set(holding(rows, on).values_list("entity", flat=True))


def _adhering(wanted: Iterable[str], on: date) -> Q:
    def applied(state: str) -> Q:
        return Q(Exists(Application.objects.filter(entity=OuterRef("pk"), state=state)))

    inside = Q(pk__in=Subquery(participation.taking_part(on).values("pk")))
    known = {
        rules.TAKES_PART: inside,
        rules.OUTSIDE: ~inside,
        rules.DEPLOYING: applied(adhesion_states.DEPLOYING),
        rules.ACTIVE: applied(adhesion_states.ACTIVE),
    }
    found = Q()
    for code in wanted:
        found |= known[code]
    return found


def _within(codes: Iterable[str]) -> Q:
    found = Q()
    for code in codes:
        low, high = bands.limits(code)
        upper = Q() if high is None else Q(inhabitants__lte=high)
        found |= Q(Q(inhabitants__gte=low), upper)
    return found & Q(kind__in=BANDED)


def _accompanied(wanted: Iterable[str]) -> Q:
    found = Q(supporter_id__in=[key for key in wanted if key])
    return found | Q(supporter_id=None) if "" in set(wanted) else found
