"""Which documents belong together, and which services they stand on."""

from django.db import models
from django.db.models import Q

from docs_library.models.documents import Document
from docs_library.rules import document_links
from eset_portal.common.models import Keyed


class DocumentLink(Keyed):
    """A document names another that readers of it need to know."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="links_from")
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="links_to")
    kind = models.CharField(max_length=10, choices=document_links.choices, default="related")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "other"], name="documents_are_linked_once"),
            models.CheckConstraint(
                condition=~Q(document=models.F("other")), name="document_is_not_linked_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(document_links.KINDS)), name="document_link_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.other_id}"


class DocumentTool(Keyed):
    """What a document says stands on a service of the catalogue, and changes with it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tool_links")
    tool = models.ForeignKey(
        "governance.Tool", on_delete=models.PROTECT, related_name="document_links"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "tool"], name="document_stands_on_a_tool_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.tool_id}"
