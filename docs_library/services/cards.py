"""Keep the facts of a document that do not belong to an edition."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from docs_library.models import Document, DocumentLink, DocumentTool
from governance import audit
from governance.models import Tool, User

FACTS = ("collection", "owner", "is_required", "may_be_adapted", "review_due", "kinds", "bands")


@transaction.atomic
def change(
    *,
    document: Document,
    facts: Mapping[str, object],
    related: Iterable[Document],
    tools: Iterable[Tool],
    by: User,
) -> Document:
    """Give DOCUMENT the FACTS, the RELATED documents and the TOOLS it stands on, and no others."""
    row = Document.objects.select_for_update().get(pk=document.pk)
    for name in FACTS:
        setattr(row, name, facts[name])
    row.save(update_fields=list(FACTS))
    relate(row, related)
    depend(row, tools)
    audit.record(by, "library.document_changed", row, code=row.code)
    return row


def relate(document: Document, related: Iterable[Document]) -> None:
    """Link DOCUMENT to those RELATED to it, and to no others."""
    wanted = {other.pk for other in related} - {document.pk}
    rows = DocumentLink.objects.filter(document=document, kind="related")
    rows.exclude(other__in=wanted).delete()
    for key in wanted:
        DocumentLink.objects.get_or_create(document=document, other_id=key)


def depend(document: Document, tools: Iterable[Tool]) -> None:
    """Let DOCUMENT stand on TOOLS, and on no others."""
    wanted = {tool.pk for tool in tools}
    DocumentTool.objects.filter(document=document).exclude(tool__in=wanted).delete()
    for key in wanted:
        DocumentTool.objects.get_or_create(document=document, tool_id=key)
