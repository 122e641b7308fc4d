"""What reviewers say about an edition: verdicts that stay, and remarks on passages."""

import pgtrigger
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


class EditionMove(Keyed):
    """One step of an edition's life, for ever: the public history of its document."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=20)
    state_before = models.CharField(max_length=12)
    state_after = models.CharField(max_length=12)
    actor = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)

    append_only = True

    class Meta:
        indexes = [models.Index(fields=["edition", "at"], name="move_by_edition")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.edition_id} {self.move}"


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
