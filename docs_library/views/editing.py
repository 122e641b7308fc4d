"""What the views of the editing pages share."""

from uuid import UUID

from django.http import Http404, HttpRequest

from docs_library import permissions
from docs_library.models import Document, Edition, Recheck
from docs_library.selectors import editing
from docs_library.selectors.watch import rechecks
from eset_portal.common.http import require
from governance import acting


def looked_at(request: HttpRequest, pk: UUID) -> Edition:
    """Return the edition with that key, for somebody who may look at it; else 404 or 403."""
    require(permissions.may_look(acting.person(request)))
    edition = editing.edition(pk)
    if edition is None:
        raise Http404
    return edition


def written_by(request: HttpRequest, pk: UUID) -> Edition:
    """Return the edition with that key, for somebody who may write; else 404 or 403."""
    require(permissions.may_write(acting.person(request)))
    return looked_at(request, pk)


def document(code: str) -> Document:
    """Return the document with that CODE; 404 when there is none."""
    found = Document.objects.filter(code=code.upper()).first()
    if found is None:
        raise Http404
    return found


def recheck(pk: UUID) -> Recheck:
    """Return the review with that key; 404 when there is none."""
    found = rechecks.recheck(pk)
    if found is None:
        raise Http404
    return found
