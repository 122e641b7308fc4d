"""Open a periodic review, or the edition that a review leads to."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from docs_library import permissions
from docs_library.services.watch import leading, opening
from docs_library.views.editing import document as found_document
from docs_library.views.editing import recheck as found_recheck
from eset_portal.common.http import require
from governance import acting


@require_POST
@login_required
def write_edition(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the edition that the review leads to, and lead to its text."""
    person = acting.person(request)
    require(permissions.may_write(person))
    edition = leading.write_edition(
        recheck=found_recheck(pk),
        change_kind=request.POST.get("change_kind", ""),
        by=person,
        now=timezone.now(),
    )
    return redirect("docs_library:edition-text", pk=edition.pk)


@require_POST
@login_required
def open_periodic(request: HttpRequest, code: str) -> HttpResponse:
    """Open the periodic review of a document and lead to it."""
    person = acting.person(request)
    require(permissions.may_watch(person))
    row = opening.open_periodic(document=found_document(code), by=person, now=timezone.now())
    return redirect("docs_library:recheck", pk=row.pk)
