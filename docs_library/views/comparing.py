"""The page that shows what changed between two editions."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.models import Document, Edition
from docs_library.rules.numbering import Number
from docs_library.selectors import comparing, documents
from docs_library.views.missing import missing
from docs_library.views.reading import content_lang
from eset_portal.common.rules.errors import DomainError

SIDES = "costats"
WHOLE = "tot"


@require_safe
def differences(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the difference of the two editions asked for, or of the last two."""
    document = Document.objects.filter(code=code.upper()).first()
    known = documents.editions_of(document) if document else []
    if document is None or not known:
        return missing(request, code, _("The library has no document with this code."))
    old, new = _asked(request, "de", known[1:]), _asked(request, "a", known)
    if old is None or new is None:
        message = _("There is only one edition of this document: nothing to compare it with yet.")
        if len(known) > 1:
            message = _("This document has no such edition. Choose two of those that it has.")
        return missing(request, code, message, document)
    return redirect(address(document.code, old, new))


@require_safe
def difference_detail(
    request: HttpRequest, code: str, major: int, minor: int, to_major: int, to_minor: int
) -> HttpResponse:
    """Show what changed from one edition to another, of the same document."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(request.path.replace(code, code.upper(), 1))
    document = Document.objects.filter(code=code).first()
    if document is None:
        return missing(request, code, _("The library has no document with this code."))
    old = documents.edition(code, major=major, minor=minor)
    new = documents.edition(code, major=to_major, minor=to_minor)
    if old is None or new is None:
        message = _("This document has no such edition. Choose two of those that it has.")
        return missing(request, code, message, document)
    whole = request.GET.get("mostra") == WHOLE
    return render(
        request,
        "docs_library/difference_detail.html",
        {
            "document": document,
            "pair": comparing.editions(old, new, whole=whole),
            "editions": documents.editions_of(document),
            "sided": request.GET.get("vista") == SIDES,
            "whole": whole,
            "today": timezone.localdate(),
            "content_lang": content_lang(),
        },
    )


def address(code: str, old: Number, new: Number) -> str:
    """Return where the difference from edition OLD to edition NEW of the document CODE is."""
    parts = [code, old.major, old.minor, new.major, new.minor]
    return reverse("docs_library:difference-detail", args=parts)


def _asked(request: HttpRequest, name: str, known: list[Edition]) -> Number | None:
    """Return the number asked for as NAME; that of the first one KNOWN when none was."""
    written = request.GET.get(name, "")
    if not written:
        return known[0].number if known else None
    try:
        return Number.parse(written)
    except DomainError:
        return None
