"""Who has read what they must know, and by which edition each body works: rows that only grow."""

from django.db import models

from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class Acknowledgement(Keyed):
    """A person says that they have read an edition."""

    user = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, related_name="acknowledgements"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="acknowledgements")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "edition"], name="edition_is_read_once")
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.user_id} {self.edition_id}"


class Adoption(Keyed):
    """A body works by an edition from a day on; the one declared last counts."""

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="adoptions"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="adoptions")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="adoptions")
    on = models.DateField()
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        indexes = [models.Index(fields=["document", "entity", "-at"], name="adoption_by_document")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.entity_id} {self.edition_id}"
