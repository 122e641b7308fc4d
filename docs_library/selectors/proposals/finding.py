"""Which proposals somebody may see, and what holds of one."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from docs_library import permissions
from docs_library.models import Document, Edition, Proposal, ProposalAssessment, ProposalMove
from docs_library.rules.proposals import kinds, names, states
from governance import access
from governance.models import CommitteeSession, User
from governance.rules import roles
from governance.rules.committee import session_states

ALIKE = 0.45  # of the words, at least: less is chance
MOST_ALIKE = 5
FEWEST_LETTERS = 8


def visible(user: User) -> "QuerySet[Proposal]":
    """Return the proposals that USER may see: own ones, open ones, those of bodies they see.

    Private ones are for their body, who accompanies it and the Consortium; a draft is its
    author's alone.
    """
    rows = Proposal.objects.all()
    if permissions.sees_all_proposals(user):
        return rows.filter(Q(author=user) | Q(submitted_at__isnull=False))
    bodies = access.entities(user, roles.READ_RESULTS).values("pk")
    shown = Q(is_private=False) | Q(entity__in=bodies)
    return rows.filter(Q(author=user) | Q(submitted_at__isnull=False) & shown)


def found(user: User, pk: UUID) -> Proposal | None:
    """Return the proposal with that key for USER, with all that its page names."""
    rows = visible(user).select_related(
        *("author", "entity", "document", "edition__document", "tool", "owner"),
        *("duplicate_of", "aimed_at__document", "resolved_by__document"),
        *("item__session__body", "decision__body"),
    )
    return rows.filter(pk=pk).first()


def is_gone(document: Document, on: date) -> bool:
    """Say whether nothing of DOCUMENT is in force ON that day or will be."""
    rows = Edition.objects.filter(document=document, state="published")
    return not rows.filter(Q(effective_to=None) | Q(effective_to__gt=on)).exists()


def holds(proposal: Proposal, on: date) -> frozenset[str]:
    """Return what holds of PROPOSAL ON that day, of what its moves need."""
    said = [proposal.title, proposal.problem, proposal.suggestion]
    facts = {
        names.COMPLETE: all(len(words.strip()) >= kinds.SHORTEST for words in said[1:])
        and bool(said[0].strip()),
        names.NOT_GONE: proposal.document is None or not is_gone(proposal.document, on),
        names.ASSESSED: ProposalAssessment.objects.filter(proposal=proposal).exists(),
    }
    return frozenset(name for name, fact in facts.items() if fact)


def last_move(proposal: Proposal) -> ProposalMove | None:
    """Return the last move of PROPOSAL; None before the first."""
    rows = ProposalMove.objects.filter(proposal=proposal).exclude(move=names.ANSWER)
    return rows.select_related("by").order_by("-at").first()


def similar(user: User, words: str, *, but: UUID | None = None) -> list[Proposal]:
    """Return the proposals that USER sees and that sound like WORDS, the most alike first."""
    if len(words.strip()) < FEWEST_LETTERS:
        return []
    rows = visible(user).filter(state__in=[*states.MERGEABLE, names.RESOLVED, names.REJECTED])
    alike = Greatest(
        TrigramWordSimilarity(words[:200], "title"), TrigramWordSimilarity(words[:200], "problem")
    )
    rows = (rows.exclude(pk=but) if but else rows).annotate(alike=alike).filter(alike__gte=ALIKE)
    return list(rows.select_related("document", "tool").order_by("-alike", "pk")[:MOST_ALIKE])


def preparing() -> "QuerySet[CommitteeSession]":
    """Return the sessions whose agenda is still being made, the next first."""
    rows = CommitteeSession.objects.filter(state__in=session_states.PREPARING)
    return rows.select_related("body").order_by("starts_at")
