"""What is coming, what was decided and why: the plan that everybody may read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from docs_library.models import Edition, Proposal
from docs_library.rules.proposals import kinds, names, states

RECENT = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Plan:
    """The open proposals by what became of them, each list the nearest first."""

    coming: list[Proposal]
    deferred: list[Proposal]
    resolved: list[Proposal]
    rejected: list[Proposal]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been decided yet."""
        return not (self.coming or self.deferred or self.resolved or self.rejected)


def plan(on: date) -> Plan:
    """Return the plan as it stands ON a day: without names of people or bodies, nothing private."""
    rows = Proposal.objects.filter(is_private=False).select_related(
        "document", "tool", "aimed_at", "resolved_by__document"
    )
    recent = rows.filter(closed_at__date__gte=on - RECENT)
    return Plan(
        list(rows.filter(state__in=states.COMING).order_by("target_on", "title")),
        list(rows.filter(state=names.DEFERRED).order_by("until", "title")),
        list(recent.filter(state=names.RESOLVED).order_by("-closed_at")),
        list(recent.filter(state=names.REJECTED).order_by("-closed_at")),
    )


def asked_by(edition: Edition) -> "QuerySet[Proposal]":
    """Return the accepted, open proposals that publishing EDITION asks about.

    Those of its document, and those of no document that any edition may resolve.
    """
    about = Q(document=edition.document_id) | Q(subject__in=[kinds.TOOL, kinds.NEW])
    rows = Proposal.objects.filter(about, state__in=states.COMING)
    return rows.select_related("document", "tool").order_by("-document", "target_on", "title")
