"""The reviews of what is in force: open ones, and what they decided."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from docs_library.models import Document, Recheck
from docs_library.rules.watch import standings
from eset_portal.common.rules.moves import State


def open_rechecks() -> "QuerySet[Recheck]":
    """Return the reviews nobody has decided, the most urgent first."""
    rows = Recheck.objects.filter(outcome="").select_related(
        "edition__document", "signal__norm", "signal__tool", "led_to"
    )
    return rows.defer("edition__text", "led_to__text").order_by("due_on", "edition__document__code")


def standing(recheck: Recheck, today: date) -> State:
    """Return how RECHECK stands TODAY."""
    return standings.standing(
        recheck.outcome,
        due=recheck.due_on,
        is_writing=recheck.is_being_written,
        today=today,
    )


def recheck(pk: UUID) -> Recheck | None:
    """Return the review with that key, with all that its page shows."""
    rows = Recheck.objects.select_related(
        *("edition__document", "signal__norm", "signal__tool", "led_to"),
        *("opened_by", "decided_by"),
    )
    return rows.filter(pk=pk).first()


def decided_of(document: Document) -> list[Recheck]:
    """Return what the reviews of DOCUMENT decided, the latest first."""
    rows = Recheck.objects.filter(edition__document=document).exclude(outcome="")
    rows = rows.select_related("edition", "signal__norm", "signal__tool", "led_to")
    return list(rows.defer("edition__text", "led_to__text").order_by("-decided_at"))


def confirmed_of(document: Document) -> list[Recheck]:
    """Return the reviews of DOCUMENT that confirmed an edition, the latest first."""
    rows = Recheck.objects.filter(edition__document=document, outcome=standings.CONFIRMED)
    return list(rows.order_by("-decided_at"))
