"""What the views of proposals share."""

from uuid import UUID

from django.http import Http404, HttpRequest

from docs_library.models import Proposal
from docs_library.selectors.proposals import finding
from governance import acting


def seen_by(request: HttpRequest, pk: UUID) -> Proposal:
    """Return the proposal with that key, if the person may see it; else 404."""
    found = finding.found(acting.person(request), pk)
    if found is None:
        raise Http404
    return found
