"""The sessions in which copies meet new editions, and what is decided in them."""

from django.db.models import QuerySet

from docs_library.models import Adaptation, MergeDecision, MergeSession
from docs_library.rules import adapting
from docs_library.selectors.adapting import texts


def open_merge(row: Adaptation) -> MergeSession | None:
    """Return the session in which ROW is being brought up to date; None when it is not."""
    return merges(row).filter(state=adapting.OPEN).first()


def merges(row: Adaptation) -> "QuerySet[MergeSession]":
    """Return all sessions in which ROW met a new edition, the latest first."""
    return (
        MergeSession.objects.filter(adaptation=row)
        .select_related(
            *("adaptation__document", "adaptation__entity", "base_edition", "ours", "theirs"),
            *("theirs__document", "opened_by", "closed_by", "result"),
        )
        .order_by("-opened_at")
    )


def decided(row: MergeSession) -> dict[str, MergeDecision]:
    """Return the decisions that count in ROW, by the digest of their conflict."""
    rows = MergeDecision.objects.filter(session=row).select_related("by").order_by("version")
    return {one.digest: one for one in rows}


def has_moved(row: MergeSession) -> bool:
    """Say whether the copy or its original changed since ROW was opened."""
    latest = texts.latest(row.adaptation.document)
    newest = texts.newest(row.adaptation)
    return latest is None or latest.pk != row.theirs_id or newest.pk != row.ours_id
