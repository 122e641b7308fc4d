"""By which edition each body works: said by its manager, shown on a board."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.models import Document, Edition
from docs_library.selectors import adoption, documents
from docs_library.services import acknowledging
from docs_library.views.reading import content_lang
from eset_portal.common import sheets
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance import access, acting
from governance.models import Entity
from governance.rules import roles

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """The board of a document: what is in force of it, and the bodies to show."""

    document: Document
    known: list[Document]
    edition: Edition | None
    bodies: list[Entity]
    today: date


@require_POST
@login_required
def adopt(request: HttpRequest, code: str, major: int, minor: int) -> HttpResponse:
    """Note that the body acted for works by an edition."""
    edition = documents.edition(code.upper(), major=major, minor=minor)
    body = acting.acting_for(request)
    if edition is None or body is None:
        raise Http404
    acknowledging.adopt(
        entity=body,
        edition=edition,
        on=_day(request.POST.get("on", "")),
        by=acting.person(request),
        now=timezone.now(),
    )
    told = _("%(body)s works by edition %(number)s.")
    messages.success(request, told % {"body": body.name, "number": edition.number})
    return redirect("docs_library:document-detail", code=edition.document.code)


@require_safe
@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Show which body works by which edition of a document, and how far behind that is."""
    asked = _asked(request)
    if asked is None:
        return render(request, "docs_library/adoption_board.html", {"documents": []})
    page = Paginator(asked.bodies, PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "lines": adoption.lines(asked.document, list(page.object_list), on=asked.today),
        "document": asked.document,
        "edition": asked.edition,
        "documents": asked.known,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/adoption_board.html", context)


@require_safe
@login_required
def table(request: HttpRequest) -> HttpResponse:
    """Hand out the board of a document as CSV."""
    asked = _asked(request)
    if asked is None:
        raise Http404
    headings = [_("Body"), _("Document"), _("Edition"), _("Since"), _("Days behind")]
    rows = [
        [
            line.entity.name,
            asked.document.code,
            str(line.adoption.edition.number) if line.adoption else "",
            line.adoption.on.isoformat() if line.adoption else "",
            line.behind if line.adoption else "",
        ]
        for line in adoption.lines(asked.document, asked.bodies, on=asked.today)
    ]
    answer = HttpResponse(sheets.to_csv(headings, rows), content_type=sheets.CSV_TYPE)
    name = f"adopcio_{asked.document.code}_{asked.today.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(request: HttpRequest) -> Asked | None:
    """Return the board asked for, the first document's if none is named; None without any."""
    person, today = acting.person(request), timezone.localdate()
    require(permissions.may_compare_bodies(person))
    known = adoption.documents(today)
    code = request.GET.get("document", "").upper()
    if not known:
        return None
    document = next((one for one in known if one.code == code), None)
    if document is None and code:
        raise Http404
    chosen = document or known[0]
    visible = access.entities(person, roles.READ_DASHBOARD)
    return Asked(
        document=chosen,
        known=known,
        edition=documents.current(chosen.code, on=today),
        bodies=adoption.bodies(chosen, visible, on=today),
        today=today,
    )


def _day(written: str) -> date:
    try:
        day = parse_date(written)
    except ValueError:
        day = None
    if day is None:
        raise DomainError(_("Choose the day since when your body works by this edition."))
    return day
