"""What was published last, as Atom for whoever reads the library with another program."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.models import Edition, Withdrawal
from docs_library.rules import collection_names
from docs_library.selectors import notices, pages


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Give the editions of all documents."""
    home = reverse("docs_library:document-list")
    return _feed(request, _("e-SET library: what is new"), home, notices.latest())


@require_safe
def of_collection(request: HttpRequest, collection: str) -> HttpResponse:
    """Give the editions of a collection; 404 when there is none."""
    if collection not in collection_names.COLLECTIONS:
        raise Http404
    name = _(collection_names.COLLECTIONS[collection])
    home = reverse("docs_library:document-list")
    found = notices.latest(collection=collection)
    return _feed(request, _("e-SET library: %(part)s") % {"part": name}, home, found)


@require_safe
def of_document(request: HttpRequest, code: str) -> HttpResponse:
    """Give the editions of a document; 404 when nothing of it was ever published."""
    found = notices.latest(code=code.upper())
    if not found:
        raise Http404
    home = reverse("docs_library:document-detail", args=[code.upper()])
    title = _("e-SET library: %(part)s") % {"part": found[0].document}
    return _feed(request, title, home, found)


def _feed(request: HttpRequest, title: str, home: str, editions: Iterable[Edition]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(home),
        description="",
        language="ca",
        feed_url=request.build_absolute_uri(request.path),
    )
    for one in editions:
        _add(request, feed, one)
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(answer, "utf-8")
    return answer


def _add(request: HttpRequest, feed: Atom1Feed, one: Edition) -> None:
    """Add an edition under a name that never changes; of one withdrawn, say so and why."""
    gone: Withdrawal | None = getattr(one, "withdrawal", None)
    name = f"{one.document.code} {one.number} · {one.title}"
    feed.add_item(
        title=f"{name} ({_('Withdrawn')})" if gone else name,
        link=request.build_absolute_uri(pages.address(one)),
        description=gone.reason if gone else one.change_note or one.summary,
        unique_id=f"urn:uuid:{one.pk}",
        pubdate=one.published_at,
        updateddate=gone.at if gone else one.published_at,
    )
