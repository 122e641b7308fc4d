"""Who has read what they must know: the person, their team, and everybody in figures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.selectors import acknowledging, documents
from docs_library.services import acknowledging as service
from docs_library.views.reading import content_lang
from eset_portal.common.http import require
from governance import access, acting
from governance.rules import roles


@require_POST
@login_required
def acknowledge(request: HttpRequest, code: str, major: int, minor: int) -> HttpResponse:
    """Note that the person has read an edition."""
    edition = documents.edition(code.upper(), major=major, minor=minor)
    if edition is None:
        raise Http404
    now = timezone.now()
    if service.acknowledge(user=acting.person(request), edition=edition, now=now):
        told = _("Noted: you have read edition %(number)s of %(code)s.")
        facts = {"number": edition.number, "code": edition.document.code}
        messages.success(request, told % facts)
    return redirect("docs_library:document-detail", code=edition.document.code)


@require_safe
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """Show who of the team of the body acted for has read what."""
    body = acting.acting_for(request)
    if body is None:
        raise Http404
    person = acting.person(request)
    require(permissions.may_see_readers(person, body))
    found = acknowledging.team(body, on=timezone.localdate())
    context = {"body": body, "team": found, "content_lang": content_lang()}
    return render(request, "docs_library/team_readers.html", context)


@require_safe
@login_required
def statistics(request: HttpRequest) -> HttpResponse:
    """Show how many of those asked have read, by document and by supporter."""
    person = acting.person(request)
    require(permissions.may_compare_bodies(person))
    bodies = None
    if not access.may_for_all(person, roles.READ_DASHBOARD):
        bodies = access.entities(person, roles.READ_DASHBOARD).values_list("pk", flat=True)
    by_document, by_supporter = acknowledging.statistics(timezone.localdate(), bodies=bodies)
    context = {
        "by_document": by_document,
        "by_supporter": by_supporter,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/reading_statistics.html", context)
