"""What happened to a document, for everybody to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from docs_library.rules import edition_moves
from docs_library.selectors import editing, released
from docs_library.selectors.watch import rechecks
from docs_library.views.editing import document as found_document
from docs_library.views.reading import content_lang


@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Show the steps of all published editions of a document; who took them is not public."""
    document = found_document(code)
    steps = editing.history(document)
    editions = editing.published(document)
    if not editions:
        raise Http404
    context = {
        "document": document,
        "steps": steps,
        "confirmed": rechecks.confirmed_of(document),
        "editions": editions,
        "parts": released.parts(document),
        "words": edition_moves.DONE,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/document_history.html", context)
