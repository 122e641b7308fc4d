"""What the library puts on the home page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from docs_library.selectors import documents
from docs_library.views.reading import content_lang

LATEST = 3


def slot(request: HttpRequest) -> str:
    """Return a card with the editions that came into force last."""
    newest = documents.latest(LATEST, on=timezone.localdate())
    context = {"editions": newest, "content_lang": content_lang()}
    return render_to_string("docs_library/home_slot.html", context, request=request)
