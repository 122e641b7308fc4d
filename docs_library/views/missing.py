"""What the library answers when what was asked for is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from docs_library.models import Document
from docs_library.selectors import documents, pages


def missing(
    request: HttpRequest, code: str, message: str, document: Document | None = None
) -> HttpResponse:
    """Answer 404 with MESSAGE, and with the editions that DOCUMENT does have."""
    today = timezone.localdate()
    known = documents.editions_of(document) if document else []
    for edition in known:
        edition.document = document  # type: ignore[assignment]
    context = {
        "code": code.upper(),
        "message": message,
        "document": document,
        "editions": [(one, pages.address(one), one.standing(today)) for one in known],
    }
    return render(request, "docs_library/missing.html", context, status=404)
