"""Lay out the page on which a copy meets a new edition."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from docs_library.selectors.adapting import cards, meeting, sessions
from docs_library.selectors.adapting.copies import Copy
from docs_library.views.adapting import asked
from eset_portal.common.rules.errors import DomainError


def shown(request: HttpRequest, copy: Copy, *, status: int = 200, **more: object) -> HttpResponse:
    """Show the conflicts of COPY with what is decided, and what comes of it once all are."""
    context = {**asked.rights(request, copy), "session": copy.merge, **_found(copy), **more}
    return render(request, "docs_library/adapting/merge.html", context, status=status)


def _found(copy: Copy) -> Mapping[str, object]:
    session = copy.merge
    try:
        found = meeting.session(session) if session else meeting.forecast(copy)
        if found is None:
            return {}
        return {
            "found": found,
            "cards": cards.of(found),
            "decided": found.conflicts - found.open,
            "preview": found.preview,
            "notes": cards.brought(found.base, found.theirs),
            "norms": [norm for norm in found.theirs.norms if norm not in found.base.norms],
            "moved": session is not None and sessions.has_moved(session),
        }
    except DomainError as error:
        return {"unmet": _(error.message)}
