"""The stations of a thread in the open: what was proposed, what it would mean, what was decided."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Proposal, ProposalAssessment
from docs_library.selectors.proposals import finding
from governance.models import User
from selfassessment.rules import loop
from selfassessment.selectors.loop.cards import Anchor, Card, Station, station


def stations(anchor: Anchor, user: User) -> list[Station]:
    """Return proposals, assessments and decisions about ANCHOR, as far as USER may see them."""
    rows = _about(anchor)
    seen = finding.visible(user).filter(pk__in=rows.values("pk"))
    found = list(seen.select_related("decision__body", "entity").order_by("-changed_at"))
    hidden = rows.filter(submitted_at__isnull=False).count() - sum(
        one.submitted_at is not None for one in found
    )
    return [
        station(loop.PROPOSAL, [_proposal(one, anchor) for one in found], hidden=hidden),
        station(loop.IMPACT, _impacts(found)),
        station(loop.DECISION, _decisions(found)),
    ]


def _about(anchor: Anchor) -> "QuerySet[Proposal]":
    if anchor.proposal is not None:
        return Proposal.objects.filter(pk=anchor.proposal.pk)
    asked = Q(document__in=anchor.documents)
    if anchor.edition is not None:
        asked = Q(edition=anchor.edition) | Q(aimed_at=anchor.edition)
        asked |= Q(resolved_by=anchor.edition)
    if anchor.question:
        asked |= Q(asked_in__question__code=anchor.question)
    return Proposal.objects.filter(asked)


def _address(one: Proposal) -> str:
    return reverse("docs_library:proposal", args=[one.pk])


def _proposal(one: Proposal, anchor: Anchor) -> Card:
    return Card(
        one.title,
        _address(one),
        timezone.localdate(one.submitted_at or one.created_at),
        state=_(one.standing.label),
        tone=one.standing.tone,
        note=one.kind_label,
        thread=reverse("selfassessment:loop", args=[loop.PROPOSAL, one.pk]),
        is_here=anchor.proposal is not None,
    )


def _impacts(found: list[Proposal]) -> Iterable[Card]:
    """Give the latest assessment of each of the proposals FOUND."""
    rows = ProposalAssessment.objects.filter(proposal__in=[one.pk for one in found])
    latest = {row.proposal_id: row for row in rows.order_by("at")}
    for one in found:
        if one.pk in latest:
            row = latest[one.pk]
            yield Card(
                one.title,
                _address(one),
                timezone.localdate(row.at),
                state=_("Norms %(n)s, tools %(t)s, organisation %(o)s")
                % {"n": row.normative, "t": row.technological, "o": row.organisational},
                note=row.note,
            )


def _decisions(found: list[Proposal]) -> Iterable[Card]:
    for decision in {one.decision: None for one in found if one.decision is not None}:
        yield Card(
            f"{decision.body} {decision.code}",
            reverse("governance:decision", args=[decision.pk]),
            timezone.localdate(decision.at),
            state=decision.outcome_label,
            tone=decision.tone,
            note=decision.reasons,
        )
