"""The page of a session, as it stands."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.rules.committee import session_states, voting
from governance.selectors.committee import counting, protocol
from governance.views.committee.ballots import Ballots
from governance.views.committee.desk import Desk, load


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a session to those who sit in its body or run it."""
    return show(request, load(request, pk))


def show(
    request: HttpRequest, desk: Desk, *, refusal: str = "", note: str = "", status: int = 200
) -> HttpResponse:
    """Show the session of DESK, with why something was refused and the NOTE that was typed."""
    session = desk.session
    session.refresh_from_db()
    points = protocol.points(session)
    places = protocol.places(session)
    context = {
        "desk": desk,
        "session": session,
        "points": points,
        "ballots": [Ballots(point, places, desk) for point in points],
        "places": places,
        "attendance_choices": voting.ATTENDANCE.items(),
        "presence": counting.presence(session),
        "papers": session.papers.filter(removed_at=None).order_by("at"),
        "taken_off": session.items.filter(withdrawn_at__isnull=False).order_by("position"),
        "minutes": session.minutes.select_related("approved_in").order_by("-version"),
        "left": sum(1 for point in points if point.decision is None),
        "was_held": session.state in {session_states.CLOSED, session_states.APPROVED},
        "refusal": refusal,
        "note": note,
    }
    return render(request, "governance/committee/session.html", context, status=status)
