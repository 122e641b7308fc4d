"""The changes around the method, those announced of services, and what is in force."""

from datetime import date

from django.db.models import Q, QuerySet

from docs_library.models import Edition, Norm, Signal
from governance.models import ToolNotice


def signals() -> "QuerySet[Signal]":
    """Return all signals, the newest first."""
    return Signal.objects.select_related("norm", "tool", "by").order_by("-at", "pk")


def untaken(on: date) -> list[ToolNotice]:
    """Return what was announced of services by that day and nobody has taken up yet."""
    rows = ToolNotice.objects.filter(withdrawn_at=None, announced_on__lte=on, signal=None)
    return list(rows.select_related("tool").order_by("holds_from", "pk"))


def live(on: date) -> "QuerySet[Edition]":
    """Return the published editions in force ON that day or later, without their texts."""
    rows = Edition.objects.filter(state="published", published_at__isnull=False)
    rows = rows.filter(Q(effective_to=None) | Q(effective_to__gt=on))
    return rows.select_related("document").defer("text").order_by("document__code", "major")


def standing_on(norm: Norm, on: date) -> list[Edition]:
    """Return the live editions that stand on NORM, in order of code."""
    return list(live(on).filter(norm_links__norm=norm).distinct())
