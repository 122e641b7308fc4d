"""What was published last, as Atom for whoever reads the library with another program."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from docs_library.models import Document, Edition
from docs_library.rules import collection_names
from docs_library.selectors import notices, pages

if TYPE_CHECKING:
    EditionFeed = Feed[Edition, str]
else:
    EditionFeed = Feed  # Django's own knows no types


class EverythingFeed(EditionFeed):
    """The editions of all documents."""

    feed_type = Atom1Feed
    language = "ca"

    def get_object(self, _request: HttpRequest, *_args: object, **_asked: str) -> str:
        """Return which part of the library is asked for."""
        return ""

    def title(self, _part: str) -> str:
        """Name the feed."""
        return _("e-SET library: what is new")

    def link(self, _part: str) -> str:
        """Return the page that shows the same to people."""
        return reverse("docs_library:document-list")

    def items(self, _part: str) -> list[Edition]:
        """Return the editions published last."""
        return notices.latest()

    def item_title(self, item: Edition) -> str:
        """Name an edition, and say that it was withdrawn where it was."""
        name = f"{item.document.code} {item.number} · {item.title}"
        return f"{name} ({_('Withdrawn')})" if item.state == "withdrawn" else name

    def item_description(self, item: Edition) -> str:
        """Say what changes; of what was withdrawn, why."""
        if item.state == "withdrawn":
            return item.withdrawal.reason
        return item.change_note or item.summary

    def item_link(self, item: Edition) -> str:
        """Return where the edition stays for ever."""
        return pages.address(item)

    def item_guid(self, item: Edition) -> str:
        """Return a name for the edition that never changes, withdrawn or not."""
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Edition) -> datetime | None:
        """Return when it was published."""
        return item.published_at

    def item_updateddate(self, item: Edition) -> datetime | None:
        """Return when it was published or, later, withdrawn."""
        return item.withdrawal.at if item.state == "withdrawn" else item.published_at


class CollectionFeed(EverythingFeed):
    """The editions of a collection."""

    def get_object(self, _request: HttpRequest, *_args: object, **asked: str) -> str:
        """Return the collection asked for; 404 when there is none."""
        if asked["collection"] not in collection_names.COLLECTIONS:
            raise Http404
        return asked["collection"]

    def title(self, part: str) -> str:
        """Name the feed by its collection."""
        name = _(collection_names.COLLECTIONS[part])
        return _("e-SET library: %(part)s") % {"part": name}

    def items(self, part: str) -> list[Edition]:
        """Return the editions of the collection."""
        return notices.latest(collection=part)


class DocumentFeed(EverythingFeed):
    """The editions of a document."""

    def get_object(self, _request: HttpRequest, *_args: object, **asked: str) -> str:
        """Return the code of the document asked for; 404 when nothing of it was published."""
        code = asked["code"].upper()
        if not Document.objects.filter(code=code, editions__in=Edition.objects.numbered()).exists():
            raise Http404
        return code

    def title(self, part: str) -> str:
        """Name the feed by its document."""
        return _("e-SET library: %(part)s") % {"part": part}

    def link(self, part: str) -> str:
        """Return the page of the document."""
        return reverse("docs_library:document-detail", args=[part])

    def items(self, part: str) -> list[Edition]:
        """Return the editions of the document."""
        return notices.latest(code=part)
