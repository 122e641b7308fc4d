"""What the own copies of a body want of it, for the home page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from docs_library import permissions
from docs_library.selectors.adapting import copies
from governance import acting


def slot(request: HttpRequest) -> str:
    """Return a card with the copies that want something; nothing when none does."""
    if not request.user.is_authenticated:
        return ""
    body = acting.acting_for(request)
    if body is None:
        return ""
    found = copies.wanting(body)
    if not found or not permissions.may_adapt(acting.person(request), body).allowed:
        return ""
    context = {"adaptations": found}
    return render_to_string("docs_library/adapting/home_slot.html", context, request=request)
