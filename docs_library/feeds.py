"""What was published last, as Atom for whoever reads the library with another program."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.models import Edition, Release, Withdrawal
from docs_library.rules import collection_names
from docs_library.selectors import notices, pages, released


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a feed; `urn` is a name that never changes."""

    urn: str
    title: str
    address: str
    told: str
    published: datetime | None
    updated: datetime | None


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Give the editions of all documents and the releases of the method, the newest first."""
    home = reverse("docs_library:document-list")
    entries = [_edition(one) for one in notices.latest()]
    entries += [_release(one) for one in released.releases()[: notices.MOST_NEWS]]
    entries.sort(key=_time, reverse=True)
    newest = entries[: notices.MOST_NEWS]
    return _feed(request, _("e-SET library: what is new"), home, newest)


@require_safe
def of_collection(request: HttpRequest, collection: str) -> HttpResponse:
    """Give the editions of a collection and of those below it; 404 when there is none."""
    if collection not in collection_names.TREE:
        raise Http404
    name = _(collection_names.TREE[collection])
    home = f"{reverse('docs_library:document-list')}?colleccio={collection}"
    found = map(_edition, notices.latest(collection=collection))
    return _feed(request, _("e-SET library: %(part)s") % {"part": name}, home, found)


@require_safe
def of_document(request: HttpRequest, code: str) -> HttpResponse:
    """Give the editions of a document; 404 when nothing of it was ever published."""
    found = notices.latest(code=code.upper())
    if not found:
        raise Http404
    home = reverse("docs_library:document-detail", args=[code.upper()])
    title = _("e-SET library: %(part)s") % {"part": found[0].document}
    return _feed(request, title, home, map(_edition, found))


def _feed(request: HttpRequest, title: str, home: str, entries: Iterable[Entry]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(home),
        description="",
        language="ca",
        feed_url=request.build_absolute_uri(request.path),
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=request.build_absolute_uri(one.address),
            description=one.told,
            unique_id=one.urn,
            pubdate=one.published,
            updateddate=one.updated,
        )
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(answer, "utf-8")
    return answer


def _time(entry: Entry) -> float:
    return entry.published.timestamp() if entry.published else 0.0


def _edition(one: Edition) -> Entry:
    """Return an edition as an entry; of one withdrawn, say so and why."""
    gone: Withdrawal | None = getattr(one, "withdrawal", None)
    name = f"{one.document.code} {one.number} · {one.title}"
    return Entry(
        urn=f"urn:uuid:{one.pk}",
        title=f"{name} ({_('Withdrawn')})" if gone else name,
        address=pages.address(one),
        told=gone.reason if gone else one.change_note or one.summary,
        published=one.published_at,
        updated=gone.at if gone else one.published_at,
    )


def _release(one: Release) -> Entry:
    """Return a release of the method as an entry."""
    return Entry(
        urn=f"urn:uuid:{one.pk}",
        title=_("Release %(name)s of the method") % {"name": one.name},
        address=reverse("docs_library:release-detail", args=[one.name]),
        told=one.change_note,
        published=one.published_at,
        updated=one.published_at,
    )
