"""The pages of the library that everybody may read."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from docs_library.models import Edition
from docs_library.reports import markdown
from docs_library.selectors import documents, pages

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
    page = pages.read(edition, on=timezone.localdate())
    context = {"page": page, "permanent": permanent, "content_lang": content_lang()}
    return render(request, "docs_library/document_detail.html", context)


def _canonical(request: HttpRequest, code: str) -> str:
    return request.path.replace(f"/{code}/", f"/{code.upper()}/", 1)


def content_lang() -> str:
    """Return the language to mark texts of documents with; empty when it is the page's own."""
    return "" if (get_language() or "").split("-")[0] == WRITTEN_IN else WRITTEN_IN
