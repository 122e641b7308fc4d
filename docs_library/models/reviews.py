"""What reviewers say about an edition: verdicts that stay, and remarks on passages."""

from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from eset_portal.common import frozen
from eset_portal.common.models import Keyed

APPROVE, REQUEST_CHANGES = "approve", "request_changes"


class Review(Keyed):
    """A verdict on exactly the content with this hash; 0004 lets no contributor approve."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    comment = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=APPROVE)
                | (Q(decision=REQUEST_CHANGES) & Q(comment__regex=r"\S.{9}")),
                name="review_approves_or_says_what_to_change",
            )
        ]
        indexes = [models.Index(fields=["edition", "-at"], name="review_by_edition")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.edition_id} {self.decision}"
