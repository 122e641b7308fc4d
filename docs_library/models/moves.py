"""The public history of an edition."""

from django.db import models

from docs_library.models.editions import Edition
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


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
