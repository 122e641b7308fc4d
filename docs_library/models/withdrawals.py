"""Why an edition was withdrawn, and what takes its place."""

from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class Withdrawal(Keyed):
    """Why an edition was withdrawn, and what to read in its place."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    replacement = models.ForeignKey(
        "docs_library.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reason__regex=r"\S.{9}"), name="withdrawal_says_why")
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return self.reason[:60]
