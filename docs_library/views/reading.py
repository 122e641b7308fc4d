"""The pages of the library that everybody may read."""

import logging
from datetime import date

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.models import Document, Edition
from docs_library.selectors import documents, editing, pages, reading
from docs_library.services import noting, telling
from docs_library.views.beside import beside
from docs_library.views.missing import missing
from eset_portal.templatetags.days import in_words
from governance import acting
from governance.rules import roles

log = logging.getLogger(__name__)

WRITTEN_IN = "ca"


@require_safe
def document_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a document as it is in force today, or as it will be or was."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(_canonical(request, code))
    return _page(request, documents.current(code, on=timezone.localdate()), permanent=False)


@require_safe
def edition_detail(request: HttpRequest, code: str, major: int, minor: int) -> HttpResponse:
    """Show one edition, for ever, saying when it is not the one in force."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(_canonical(request, code))
    return _page(request, documents.edition(code, major=major, minor=minor), permanent=True)


@require_safe
def point_in_time(request: HttpRequest, code: str, day: str) -> HttpResponse:
    """Show a document as it was, or will be, in force on a day."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(_canonical(request, code))
    document = Document.objects.filter(code=code).first()
    if document is None or not documents.editions_of(document):
        return missing(request, code, _("The library has no document with this code."))
    asked = _day(day)
    if asked is None:
        message = _("This is not a day. Write year, month and day, such as 2026-03-01.")
        return missing(request, code, message, document)
    edition = reading.at(code, on=asked)
    if edition is None:
        message = _("No edition of this document was in force on %(day)s.")
        return missing(request, code, message % {"day": in_words(asked)}, document)
    return _page(request, edition, permanent=True, asked=asked)


def _page(
    request: HttpRequest, edition: Edition | None, *, permanent: bool, asked: date | None = None
) -> HttpResponse:
    if edition is None:
        raise Http404
    now = timezone.now()
    today = timezone.localdate(now)
    body = acting.acting_for(request) if request.user.is_authenticated else None
    page = pages.read(edition, on=today, values=pages.values_of(body))
    context = {
        "page": page,
        "permanent": permanent,
        "asked": asked,
        "note": reading.note(edition),
        "norms": reading.norms(edition),
        "attachments": reading.attachments(edition),
        "related": reading.related(edition.document, on=today),
        "correction": reading.correction(edition),
        "awaits_review": editing.awaits_review(edition),
        "may_write": request.user.is_authenticated and _writes(request),
        "content_lang": content_lang(),
    }
    if request.user.is_authenticated:
        context |= beside(
            acting.person(request), body, edition, today, acting.rights_of(request, body)
        )
    if request.user.is_authenticated and page.standing.code == "in_force":
        person = acting.person(request)
        mark = reading.mark_of(person, edition)
        context["since"] = reading.since(mark, edition, now=now)
        try:
            noting.read(user=person, edition=edition, known=mark, now=now)
            telling.seen(user=person, edition=edition, now=now)
        except DatabaseError:  # reading goes on, whatever keeps the note from being written
            log.exception("edition %s: its reader could not be noted", edition.pk)
    return render(request, "docs_library/document_detail.html", context)


def _writes(request: HttpRequest) -> bool:
    """Say whether the reader writes documents, by the roles that the page knows already."""
    return any(roles.WRITE_METHOD in roles.ROLES[role].rights for role in acting.roles_of(request))


def _day(written: str) -> date | None:
    try:
        day = parse_date(written)
    except ValueError:
        return None
    return day if day and day.isoformat() == written else None


def _canonical(request: HttpRequest, code: str) -> str:
    return request.path.replace(f"/{code}/", f"/{code.upper()}/", 1)


def content_lang() -> str:
    """Return the language to mark texts of documents with; empty when it is the page's own."""
    return "" if (get_language() or "").split("-")[0] == WRITTEN_IN else WRITTEN_IN
