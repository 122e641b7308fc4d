"""That somebody looked at who has access, and when."""

from typing import Any

from django.db import models

from eset_portal.common import frozen


class AccessReview(models.Model):
    """Somebody has gone through who has access to a body and stands by it."""

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="access_reviews"
    )
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    people = models.PositiveIntegerField()

    append_only = True

    class Meta:
        indexes = [models.Index(fields=["entity", "-at"], name="review_by_entity")]
        triggers: list[Any] = [*frozen.append_only()]

    def __str__(self) -> str:
        return f"{self.entity} {self.at:%Y-%m-%d}"
