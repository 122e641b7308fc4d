"""Which aggregate reports somebody may read: none that, with what they know, tells of a few."""

from uuid import UUID

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import User
from governance.rules import roles
from selfassessment.models import AggregateReport, Assessment, Campaign, Publication
from selfassessment.rules import aggregates
from selfassessment.rules.assessment_states import HANDED_IN
from selfassessment.rules.disclosure import SMALLEST_GROUP
from selfassessment.rules.disclosure_tables import is_too_near


def may_be_told(user: User, campaign: Campaign, about: tuple[str, str]) -> Decision:
    """Say whether USER may have the report ABOUT (scope, group) of CAMPAIGN made now."""
    is_public = Publication.objects.filter(campaign=campaign).exists()
    return _Reader(user).may_read(campaign.pk, about, is_public=is_public)


def may_read(user: User, report: AggregateReport) -> Decision:
    """Say whether USER may read REPORT, whose figures were frozen when it was asked for."""
    about, is_public = (report.scope, report.group), bool(report.facts.get("public"))
    return _Reader(user).may_read(report.campaign_id, about, is_public=is_public)


def readable(user: User) -> list[UUID]:
    """Return the keys of the reports that USER may read, the newest first."""
    reader = _Reader(user)
    rows = AggregateReport.objects.order_by("-created_at", "pk")
    found = rows.values_list("pk", "campaign", "scope", "group", "facts__public")
    return [
        pk
        for pk, campaign, scope, group, public in found
        if reader.may_read(campaign, (scope, group), is_public=bool(public))
    ]


class _Reader:
    """A person and the bodies whose own results they see, each campaign read once."""

    def __init__(self, user: User) -> None:
        self.sees_all = access.may_for_all(user, roles.READ_DASHBOARD)
        self.seen: frozenset[UUID] = frozenset()
        if not self.sees_all:
            rows = access.entities(user, roles.READ_RESULTS)
            self.seen = frozenset(rows.values_list("pk", flat=True))
        self.groups: dict[tuple[int, str, str], frozenset[UUID]] = {}

    def may_read(self, campaign: int, about: tuple[str, str], *, is_public: bool) -> Decision:
        """Say whether they may read a report ABOUT (scope, group), made of public figures or not.

        Whoever knows the results of some bodies could take them away from the whole.
        """
        if self.sees_all:
            return YES
        bodies = self._bodies(campaign, about)
        if bodies <= self.seen:
            return YES
        if not is_public:
            return no(
                _(
                    "Until the figures of the campaign are published, only those who see the "
                    "results of all these bodies have a report of them."
                )
            )
        is_told = len(bodies) >= SMALLEST_GROUP
        if is_told and is_too_near(bodies & self.seen, [bodies]):
            return no(
                _(
                    "You see the results of nearly all these bodies: beside them, this report "
                    "would tell those of the few others."
                )
            )
        return YES

    def _bodies(self, campaign: int, about: tuple[str, str]) -> frozenset[UUID]:
        scope, group = about
        key = (campaign, scope, group)
        if key not in self.groups:
            rows = Assessment.objects.filter(
                campaign=campaign, state__in=HANDED_IN, denominator__gt=0
            )
            if scope in {aggregates.COMARCA, aggregates.SUPPORTER, aggregates.KIND}:
                rows = rows.filter(**{scope: group or None})
            self.groups[key] = frozenset(rows.values_list("entity", flat=True))
        return self.groups[key]
