"""Change the points by which the queue is ordered, and see the effect before."""

from collections.abc import Mapping

from django.db import transaction

from eset_portal.common.http import require
from governance import audit, permissions
from governance.models import PriorityPoint, User


@transaction.atomic
def change(*, points: Mapping[str, int], by: User) -> None:
    """Give each criterion of POINTS, by its code, so many points from now on.

    Raises NotAllowed when BY may not change settings.
    """
    require(permissions.may_change_points(by))
    PriorityPoint.objects.bulk_create(
        [PriorityPoint(code=code, points=given) for code, given in points.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["points"],
    )
    facts: dict[str, str | int | bool | None] = dict(points)
    audit.record(by, "points.changed", None, acting_for=None, **facts)
