"""The pages of the library that everybody may read."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from docs_library.models import Edition
from docs_library.reports import markdown
from docs_library.rules import document_kinds
from docs_library.selectors import documents, pages
from docs_library.selectors.documents import Wanted
from governance import acting
from governance.models import Entity, Population
from governance.rules import bands, entity_kinds

WRITTEN_IN = "ca"
MINE = "mine"
LONGEST_QUERY = 200


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Show what is in force today, by collection, or what the reader searches."""
    today = timezone.localdate()
    body = acting.acting_for(request) if request.user.is_authenticated else None
    wanted = _wanted(request, body)
    found = documents.search(wanted, on=today)
    return render(
        request,
        "docs_library/document_list.html",
        {
            "wanted": wanted,
            "total": len(found),
            "shelves": [] if wanted.query else documents.shelves(found),
            "found": found if wanted.query else [],
            "kinds": document_kinds.choices(),
            "body_kinds": [
                (kind.code, kind.plural) for kind in entity_kinds.KINDS.values() if kind.may_join
            ],
            "body": body,
            "asked_kind": request.GET.get("tipus", ""),
            "asked_body": request.GET.get("ens", ""),
            "content_lang": content_lang(),
        },
    )


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
def document_download(request: HttpRequest, code: str, major: int, minor: int) -> HttpResponse:
    """Hand out one edition as a Markdown file that says where it comes from."""
    edition = documents.edition(code, major=major, minor=minor)
    if edition is None:
        raise Http404
    address = request.build_absolute_uri(pages.address(edition))
    return HttpResponse(
        markdown.write(edition, address=address),
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{markdown.file_name(edition)}"'},
    )


def _page(request: HttpRequest, edition: Edition | None, *, permanent: bool) -> HttpResponse:
    if edition is None:
        raise Http404
    body = acting.acting_for(request) if request.user.is_authenticated else None
    page = pages.read(edition, on=timezone.localdate(), values=pages.values_of(body))
    context = {"page": page, "permanent": permanent, "content_lang": content_lang()}
    return render(request, "docs_library/document_detail.html", context)


def _canonical(request: HttpRequest, code: str) -> str:
    return request.path.replace(f"/{code}/", f"/{code.upper()}/", 1)


def content_lang() -> str:
    """Return the language to mark texts of documents with; empty when it is the page's own."""
    return "" if (get_language() or "").split("-")[0] == WRITTEN_IN else WRITTEN_IN


def _wanted(request: HttpRequest, body: Entity | None) -> Wanted:
    """Read what was asked; what makes no sense counts as not asked."""
    kind = request.GET.get("tipus", "")
    body_kind = request.GET.get("ens", "")
    band = None
    if body_kind == MINE:
        body_kind = body.kind if body else ""
        band = _band(body) if body else None
    return Wanted(
        query=request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY],
        kind=kind if kind in document_kinds.KINDS else "",
        body_kind=body_kind if body_kind in entity_kinds.KINDS else "",
        body_band=band,
    )


def _band(body: Entity) -> str | None:
    """Return the band of BODY by its latest population; None where size does not count."""
    if not entity_kinds.KINDS[body.kind].banded:
        return None
    known = Population.objects.filter(entity=body, year__lte=timezone.localdate().year)
    latest = known.order_by("-year").values_list("inhabitants", flat=True).first()
    return bands.band_of(latest) if latest is not None else None
