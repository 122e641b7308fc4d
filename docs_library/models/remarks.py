"""What reviewers remark on a passage."""

import pgtrigger
from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from eset_portal.common.models import Keyed


class Remark(Keyed):
    """A reviewer's comment on a passage, open until somebody settles it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="remarks")
    revision = models.PositiveIntegerField()
    quote = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    author = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="remark_is_settled_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["edition", "created_at"], name="remark_by_edition")]
        triggers = [
            pgtrigger.Protect(name="remark_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="remark_says_the_same",
                fields=["edition", "revision", "quote", "text", "author", "created_at"],
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
