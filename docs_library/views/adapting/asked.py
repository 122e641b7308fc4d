"""What the pages of own copies share: whose copy is asked for, by whom."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation
from docs_library.selectors.adapting import copies
from docs_library.selectors.adapting.copies import Copy
from eset_portal.common.http import require
from governance import acting


def adaptation(request: HttpRequest, pk: UUID) -> Adaptation:
    """Return the adaptation with that key; 404 to who may see nothing of its body."""
    found = copies.adaptation(pk)
    if found is None or not permissions.may_see_copies(acting.person(request), found.entity):
        raise Http404
    return found


def written(request: HttpRequest, pk: UUID) -> Adaptation:
    """Return the adaptation with that key, for somebody who writes it; else 404 or 403."""
    found = adaptation(request, pk)
    require(permissions.may_adapt(acting.person(request), found.entity))
    return found


def led(request: HttpRequest, pk: UUID) -> Adaptation:
    """Return the adaptation with that key, for somebody who decides on it; else 404 or 403."""
    found = adaptation(request, pk)
    require(permissions.may_lead_copies(acting.person(request), found.entity))
    return found


def rights(request: HttpRequest, copy: Copy) -> dict[str, object]:
    """Return what every page of COPY shows: the copy, and what the person may do with it."""
    person, entity = acting.person(request), copy.adaptation.entity
    return {
        "copy": copy,
        "adaptation": copy.adaptation,
        "document": copy.adaptation.document,
        "body": entity,
        "writes": permissions.may_adapt(person, entity).allowed,
        "leads": permissions.may_lead_copies(person, entity).allowed,
        "label": _(copy.adaptation.standing.label),
    }
