"""What the staff of a body read: its own copy of a document, beside the original."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.rules import adapting
from docs_library.selectors import pages
from docs_library.selectors.adapting import copies, texts
from docs_library.views.adapting import asked
from docs_library.views.editing import document
from docs_library.views.reading import content_lang
from governance import acting


@require_safe
@login_required
def ours(request: HttpRequest, code: str) -> HttpResponse:
    """Show the copy of the body acted for as it is approved, its parameters filled."""
    if code != code.upper():
        address = reverse("docs_library:copy-read", args=[code.upper()])
        return HttpResponsePermanentRedirect(address)
    body = acting.acting_for(request)
    row = copies.of_body(body, document(code)) if body else None
    if (
        body is None
        or row is None
        or row.state not in adapting.SHOWN
        or not permissions.may_see_copies(acting.person(request), body)
    ):
        raise Http404
    text = texts.approved(row)
    if text is None:
        raise Http404
    context = {
        **asked.rights(request, copies.copy(row)),
        "text": text,
        **pages.own(text.base_edition, text.text, values=pages.values_of(body)),
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/adapting/read.html", context)
