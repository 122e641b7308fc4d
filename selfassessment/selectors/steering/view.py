"""Whose results somebody looks at, and how they are narrowed down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import groups
from selfassessment.rules.instrument import Instrument
from selfassessment.selectors import instruments
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Asked
from selfassessment.selectors.tallies.statements import Scope


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: one group on some axes (empty: any), and whose values count."""

    kind: str = ""
    band: str = ""
    comarca: str = ""
    supporter: str = ""
    basis: str = groups.DECLARED

    def only(self) -> dict[str, str]:
        """Return the groups asked for, by axis."""
        found = {axis: str(getattr(self, axis)) for axis in groups.AXES}
        return {axis: value for axis, value in found.items() if value}

    def query(self, **more: str) -> str:
        """Return all that is asked, and MORE, as the query of an address."""
        basis = {"basis": self.basis} if self.basis != groups.DECLARED else {}
        asked = {**self.only(), **basis, **more}
        return urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True)
class View:
    """A campaign as one person may look at it: over all BODIES, or over their own only."""

    user: User
    campaign: Campaign
    filters: Filters
    own: tuple[object, ...] | None

    @cached_property
    def instrument(self) -> Instrument:
        """The questionnaire of the campaign."""
        return instruments.of_version(self.campaign.version)

    @cached_property
    def asked(self) -> Asked:
        """What to ask the counts for."""
        return self.counts_of(self.campaign)

    def counts_of(self, campaign: Campaign) -> Asked:
        """Return what to ask the counts of another CAMPAIGN for, narrowed down alike."""
        scope = Scope(campaign.pk, self.own, self.filters.only())  # type: ignore[arg-type]
        return reading.asked(scope, self.filters.basis)

    def in_campaign(self, campaign: Campaign) -> "View":
        """Return the same look at another CAMPAIGN."""
        return replace(self, campaign=campaign)

    def among(self, axis: str, value: str) -> "View":
        """Return the same look narrowed down to one group."""
        return replace(self, filters=replace(self.filters, **{axis: value}))

    def rows(self) -> QuerySet[Assessment]:
        """Return the assessments looked at, withdrawn ones left out."""
        found = Assessment.objects.filter(campaign=self.campaign).exclude(state="withdrawn")
        if self.own is not None:
            found = found.filter(entity__in=self.own)
        return found.filter(where(self.filters.only()))

    def bodies(self) -> QuerySet[Entity]:
        """Return the bodies of the assessments looked at."""
        return Entity.objects.filter(pk__in=self.rows().values("entity"))


def of(user: User, campaign: Campaign, filters: Filters) -> View:
    """Return CAMPAIGN as USER may look at it, narrowed down by FILTERS."""
    own = None
    if not access.may_for_all(user, roles.READ_DASHBOARD):
        bodies = access.entities(user, roles.READ_DASHBOARD)
        own = tuple(bodies.values_list("pk", flat=True))
    return View(user, campaign, filters, own)


def where(only: Mapping[str, str], prefix: str = "") -> Q:
    """Return the condition on assessments for the groups ONLY, each a value of an axis."""
    missing = {groups.BAND: {"band": ""}, groups.KIND: {"kind": ""}}
    found = Q()
    for axis, value in only.items():
        if value == groups.OTHERS:
            found &= Q(**missing.get(axis, {f"{axis}__isnull": True}))
        else:
            found &= Q(**{f"{prefix}{axis}": value})
    return found
