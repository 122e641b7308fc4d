"""Say who else is on a dimension now."""

from datetime import datetime

from django.db import transaction

from governance.models import User
from selfassessment.models import Assessment, Presence
from selfassessment.rules import together


def clear(*, now: datetime) -> int:
    """Forget who was somewhere and has left; return how many notes went."""
    gone, _tables = Presence.objects.filter(seen_at__lte=now - together.LEASE).delete()
    return gone


@transaction.atomic
def here(*, assessment: Assessment, dimension: str, by: User, now: datetime) -> list[User]:
    """Note that BY is on DIMENSION and return who else is, by name. Old notes go away."""
    until = now - together.LEASE
    Presence.objects.filter(assessment=assessment, seen_at__lte=until).delete()
    note = Presence(assessment=assessment, dimension=dimension, user=by, seen_at=now)
    Presence.objects.bulk_create(
        [note],
        update_conflicts=True,
        unique_fields=["assessment", "dimension", "user"],
        update_fields=["seen_at"],
    )
    rows = Presence.objects.filter(assessment=assessment, dimension=dimension, seen_at__gt=until)
    others = rows.exclude(user=by).select_related("user").order_by("user__full_name", "user_id")
    return [row.user for row in others]
