"""The texts that proposals want: written once, then brought to each new edition."""

from datetime import datetime

from docs_library.models import Edition, Proposal, ProposedText
from docs_library.rules import assembling, merging
from docs_library.rules.proposals import quotes, states
from eset_portal.common.rules.errors import DomainError
from governance.models import User


def propose(proposal: Proposal, by: User, now: datetime) -> None:
    """Keep the text that PROPOSAL wants over the edition that it quotes, if it wants one."""
    if proposal.edition is None or not proposal.wanted.strip() or not proposal.quote:
        return
    text = quotes.rewritten(proposal.edition.text, proposal.quote, proposal.wanted)
    last = latest(proposal)
    if text == proposal.edition.text or (last is not None and last.text == text):
        return
    ProposedText.objects.create(
        proposal=proposal, edition=proposal.edition, text=text, by=by, at=now
    )


def published(edition: Edition, *, now: datetime) -> int:
    """Bring the texts of open proposals of its document to EDITION; return how many still apply.

    What does not come together is noted as such: what was proposed stays as it was written.
    """
    rows = Proposal.objects.filter(document=edition.document_id, state__in=states.OPEN)
    fitting = 0
    for proposal in rows:
        last = latest(proposal)
        if last is None or last.edition_id == edition.pk:
            continue
        text = _brought(last, edition) if last.fits else ""
        ProposedText.objects.create(
            proposal=proposal, edition=edition, text=text, fits=bool(text), at=now
        )
        fitting += bool(text)
    return fitting


def latest(proposal: Proposal) -> ProposedText | None:
    """Return the text of PROPOSAL written last; None when it wants none."""
    rows = ProposedText.objects.filter(proposal=proposal).select_related("edition")
    return rows.order_by("-at", "-pk").first()


def _brought(last: ProposedText, edition: Edition) -> str:
    """Return the text over EDITION; empty when it does not come together."""
    try:
        merge = merging.merge(last.edition.text, last.text, edition.text)
        return "" if merge.conflicts else assembling.assemble(merge, {})
    except DomainError:
        return ""
