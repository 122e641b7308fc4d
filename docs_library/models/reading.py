"""Who read what last, and the files that editions were handed out as."""

from django.db import models
from django.db.models import Q

from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from eset_portal.common.models import Keyed


class ReadMark(Keyed):
    """The newest edition of a document that somebody has opened, and the one before that.

    A convenience for that person, who is told what changed since; nobody else is shown it.
    """

    user = models.ForeignKey("governance.User", on_delete=models.CASCADE, related_name="read_marks")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="read_marks")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    before = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    before_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "document"], name="one_read_mark_a_document"),
            models.CheckConstraint(
                condition=Q(before=None, before_at=None)
                | Q(before__isnull=False, before_at__isnull=False),
                name="read_mark_says_when_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.edition_id}"
