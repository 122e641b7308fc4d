"""What an edition said after each save: rows that only grow."""

from django.db import models

from docs_library.models.editions import Edition
from docs_library.rules import revision_origins
from docs_library.rules.content import Content
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class Revision(Keyed):
    """The whole of an edition's content as one save left it; `content` is its canonical form."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=12, choices=revision_origins.choices, default="typed")
    author = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="revision_number_is_unique"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$", number__gte=1),
                name="revision_is_numbered_and_hashed",
            ),
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.edition_id} r{self.number}"

    @property
    def said(self) -> Content:
        """What the edition said."""
        return Content.from_canonical(self.content)
