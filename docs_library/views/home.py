"""What the library puts on the home page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from docs_library import permissions
from docs_library.rules import edition_states
from docs_library.selectors import board, documents, editing
from docs_library.views.reading import content_lang
from governance import acting

LATEST, MOST = 3, 5


def slot(request: HttpRequest) -> str:
    """Return what waits for those who write and approve, and what came into force last."""
    newest = documents.latest(LATEST, on=timezone.localdate())
    context = {"editions": newest, "content_lang": content_lang(), **_work(request)}
    return render_to_string("docs_library/home_slot.html", context, request=request)


def _work(request: HttpRequest) -> dict[str, object]:
    """Return what should be published and is not, and whose turn it is, for those who can act."""
    if not request.user.is_authenticated:
        return {}
    person, now = acting.person(request), timezone.now()
    mine: list[str] = []
    if permissions.may_approve(person).allowed:
        mine += edition_states.FOR_APPROVERS
    if permissions.may_write(person).allowed:
        mine += edition_states.FOR_EDITORS
    if not mine:
        return {}
    waiting = board.open_editions().filter(state__in=mine)
    return {
        "overdue": editing.overdue(now),
        "waiting": board.lines(list(waiting[:MOST]), now=now),
        "more": max(0, waiting.count() - MOST),
    }
