"""The page of a session, as it stands."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.selectors.committee import counting, protocol
from governance.views.committee.desk import load


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a session to those who sit in its body or run it."""
    desk = load(request, pk)
    context = {
        "desk": desk,
        "session": desk.session,
        "points": protocol.points(desk.session),
        "presence": counting.presence(desk.session),
    }
    return render(request, "governance/committee/session.html", context)
