"""What the library puts on the home page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from docs_library import permissions
from docs_library.models import Edition
from docs_library.selectors import documents, editing
from docs_library.views.reading import content_lang
from governance import acting

LATEST = 3


def slot(request: HttpRequest) -> str:
    """Return a card with the editions that came into force last."""
    newest = documents.latest(LATEST, on=timezone.localdate())
    context = {"editions": newest, "content_lang": content_lang(), "overdue": _overdue(request)}
    return render_to_string("docs_library/home_slot.html", context, request=request)


def _overdue(request: HttpRequest) -> list[Edition]:
    """Return what should be published and is not, for those who can act."""
    if not request.user.is_authenticated:
        return []
    person = acting.person(request)
    if not (permissions.may_approve(person).allowed or permissions.may_write(person).allowed):
        return []
    return editing.overdue(timezone.now())
