"""Everything that the page of one proposal shows."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from docs_library.models import (
    Edition,
    Proposal,
    ProposalAssessment,
    ProposalFollower,
    ProposalMove,
    ProposalSupport,
    ProposedText,
)
from docs_library.rules.proposals import clocks, quotes
from docs_library.selectors import comparing, documents, pages
from docs_library.selectors.comparing import Shown
from governance.models import Entity, User


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the passage of a proposal stands today: HERE, MOVED or GONE, and in which edition."""

    standing: str
    edition: Edition
    address: str
    was_address: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """The text that a proposal wants over an edition, and whether it still applies there."""

    edition: Edition
    fits: bool
    shown: Shown | None
    is_first: bool


def passage(proposal: Proposal, on: date) -> Passage | None:
    """Return where the passage of PROPOSAL stands ON a day; None when it quotes nothing."""
    if proposal.edition is None or not proposal.quote:
        return None
    code = proposal.edition.document.code
    edition = documents.current(code, on=on) or proposal.edition
    part = f"#{proposal.quote_heading}" if proposal.quote_heading else ""
    standing = quotes.standing(edition.text, proposal.anchor)
    now = pages.address(edition)
    return Passage(
        standing,
        edition,
        now + (part if standing == quotes.HERE else ""),
        pages.address(proposal.edition) + part,
    )


def text_change(proposal: Proposal) -> TextChange | None:
    """Return the latest text of PROPOSAL with what it changes; None when it proposes none."""
    rows = ProposedText.objects.filter(proposal=proposal).select_related("edition__document")
    row = rows.order_by("-at", "-pk").first()
    if row is None:
        return None
    first = row.edition_id == proposal.edition_id
    if row.fits:
        shown = comparing.shown(row.edition.text, row.text)
        return TextChange(row.edition, fits=True, shown=shown, is_first=first)
    return TextChange(row.edition, fits=False, shown=None, is_first=first)


def history(proposal: Proposal) -> list[ProposalMove]:
    """Return the moves and the answers of PROPOSAL, the newest first."""
    rows = ProposalMove.objects.filter(proposal=proposal).select_related("by")
    return list(rows.order_by("-at", "-pk"))


def supports(proposal: Proposal) -> list[ProposalSupport]:
    """Return which bodies support PROPOSAL, as they came."""
    rows = ProposalSupport.objects.filter(proposal=proposal).select_related("entity", "by")
    return list(rows.order_by("at"))


def support_of(proposal: Proposal, entity: Entity | None) -> ProposalSupport | None:
    """Return how ENTITY supports PROPOSAL; None when it does not."""
    return ProposalSupport.objects.filter(proposal=proposal, entity=entity).first()


def follows(user: User, proposal: Proposal) -> bool:
    """Say whether USER hears of each step of PROPOSAL."""
    return ProposalFollower.objects.filter(proposal=proposal, user=user).exists()


def assessments(proposal: Proposal) -> list[ProposalAssessment]:
    """Return the assessments of PROPOSAL, the latest first."""
    rows = ProposalAssessment.objects.filter(proposal=proposal).select_related("by")
    return list(rows.prefetch_related("norms__norm").order_by("-at"))


def address(proposal: Proposal) -> str:
    """Return the address of the page of PROPOSAL."""
    return reverse("docs_library:proposal", args=[proposal.pk])


def triage_due(proposal: Proposal) -> date | None:
    """Return by when PROPOSAL should be looked at; None when it was, or is not sent."""
    if proposal.submitted_at is None or proposal.triaged_at is not None:
        return None
    return clocks.due(timezone.localdate(proposal.submitted_at), settings.TRIAGE_WORKING_DAYS)
