"""The norms with what stands on each, and when they were checked."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from docs_library.models import Norm
from docs_library.rules.watch import dates


def listed(on: date, *, stale_only: bool = False) -> "QuerySet[Norm]":
    """Return the norms with how many live editions stand on each, the least checked first."""
    alive = Q(edition_links__edition__state="published") & (
        Q(edition_links__edition__effective_to=None)
        | Q(edition_links__edition__effective_to__gt=on)
    )
    rows = Norm.objects.annotate(
        editions=Count("edition_links__edition", filter=alive, distinct=True)
    )
    if stale_only:
        rows = rows.filter(Q(checked_on=None) | Q(checked_on__lt=on - dates.YEAR), editions__gt=0)
    return rows.order_by(F("checked_on").asc(nulls_first=True), "name")
