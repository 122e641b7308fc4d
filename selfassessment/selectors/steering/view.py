"""Whose results somebody looks at, and how they are narrowed down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import groups
from selfassessment.rules.instrument import Instrument
from selfassessment.selectors import instruments
from selfassessment.selectors.steering.names import Names
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
    own: tuple[UUID, ...] | None
    names: Names
    alike: Mapping[int, str] = field(default_factory=dict)
    """Campaigns in which the own bodies are exactly those of one supporter, with that."""

    @cached_property
    def instrument(self) -> Instrument:
        """The questionnaire of the campaign."""
        return instruments.of_campaign(self.campaign)

    @cached_property
    def asked(self) -> Asked:
        """What to ask the counts for."""
        return self.counts_of(self.campaign)

    def counts_of(self, campaign: Campaign) -> Asked:
        """Return what to ask the counts of another CAMPAIGN for, narrowed down alike."""
        return reading.asked(self._scope(campaign), self.filters.basis)

    def counts_of_all(self, campaigns: Sequence[Campaign]) -> list[Asked]:
        """Return the same for each of CAMPAIGNS, in one query."""
        scopes = [self._scope(campaign) for campaign in campaigns]
        return reading.asked_all(scopes, self.filters.basis)

    def _scope(self, campaign: Campaign) -> Scope:
        only, supporter = self.filters.only(), self.alike.get(campaign.pk)
        if supporter and only.get(groups.SUPPORTER, supporter) == supporter:
            return Scope(campaign.pk, None, {**only, groups.SUPPORTER: supporter})
        return Scope(campaign.pk, self.own, only)

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


def of(user: User, names: Names, filters: Filters, others: Sequence[Campaign] = ()) -> View:
    """Return the campaign of NAMES as USER may look at it, narrowed down; OTHERS may follow."""
    campaign = names.campaign
    if access.may_for_all(user, roles.READ_DASHBOARD):
        return View(user, campaign, filters, None, names)
    bodies = access.entities(user, roles.READ_DASHBOARD)
    own = tuple(bodies.values_list("pk", flat=True))
    return View(user, campaign, filters, own, names, _alike(own, [campaign, *others]))


def _alike(own: tuple[UUID, ...], campaigns: Sequence[Campaign]) -> dict[int, str]:
    """Return the CAMPAIGNS in which the bodies OWN are those of one supporter, with that.

    There its counts serve: they are of the very same bodies.
    """
    rows = Assessment.objects.filter(campaign__in=campaigns).exclude(state="withdrawn")
    mine = (
        rows.filter(entity__in=own)
        .values_list("campaign")
        .annotate(n=Count("pk"), supporters=ArrayAgg("supporter", distinct=True))
    )
    single = {campaign: (n, found[0]) for campaign, n, found in mine if len(found) == 1}
    theirs = rows.filter(supporter__in={one for _n, one in single.values() if one})
    counts = {
        (campaign, supporter): n
        for campaign, supporter, n in theirs.values_list("campaign", "supporter").annotate(
            n=Count("pk")
        )
    }
    return {
        campaign: str(supporter)
        for campaign, (n, supporter) in single.items()
        if counts.get((campaign, supporter)) == n
    }


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
