"""Files that editions hand out beside their text, each by its hash."""

from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from docs_library.rules.content import attached
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class StoredFile(Keyed):
    """The bytes of a file, kept once for ever under their SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=5)
    file = models.FileField(upload_to="library", max_length=200)
    created_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", size__gte=1),
                name="stored_file_is_hashed",
            )
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return self.sha256


class Attachment(Keyed):
    """A file of an edition, under the name with which readers get it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attachments")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="attachment_name_is_unique")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """The line by which it is part of what the edition says."""
        return attached(self.stored.sha256, self.name)
