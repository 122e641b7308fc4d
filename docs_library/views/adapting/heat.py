"""Which paragraphs of a document many bodies change, for those who publish it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.rules import adapting
from docs_library.selectors import documents
from docs_library.selectors.adapting import heat as heats
from docs_library.views.reading import content_lang
from eset_portal.common.http import require
from governance import acting


@require_safe
@login_required
def heat(request: HttpRequest, code: str) -> HttpResponse:
    """Show what bodies change in a document: how many, never which."""
    require(permissions.may_see_what_bodies_change(acting.person(request)))
    edition = documents.current(code.upper(), on=timezone.localdate())
    if edition is None:
        raise Http404
    context = {
        "document": edition.document,
        "edition": edition,
        "heat": heats.of(edition),
        "fewest": adapting.FEWEST,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/adapting/heat.html", context)
