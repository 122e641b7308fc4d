"""What the views of shared practices have in common."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from docs_library.models import Practice
from docs_library.selectors.practices import finding
from docs_library.services.practices.moving import Act
from eset_portal.common.rules.numerals import whole
from governance import acting


def seen_by(request: HttpRequest, pk: UUID) -> Practice:
    """Return the practice with that key, if the person may see it; else 404."""
    found = finding.found(acting.person(request), pk)
    if found is None:
        raise Http404
    return found


def act_of(request: HttpRequest) -> Act:
    """Return who acts now, on the step that the form says they have seen."""
    seen = whole(request.POST.get("seen", ""))
    return Act(acting.person(request), seen, timezone.now())


def written(request: HttpRequest, name: str) -> str:
    """Return what was written under NAME, without signs that no text has."""
    return request.POST.get(name, "").replace("\0", "")
