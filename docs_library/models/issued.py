"""Files that the library handed out, each with its hash."""

from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from docs_library.rules import issued_kinds
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class IssuedFile(Keyed):
    """A file as which an edition was handed out: made once, so that its hash can be verified."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="issued")
    kind = models.CharField(max_length=8, choices=issued_kinds.choices)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    file = models.FileField(max_length=200)
    issued_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="edition_is_issued_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", size__gte=1),
                name="issued_file_is_hashed",
            ),
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind}"
