"""What the home page says to those who sit in a body of governance."""

from datetime import timedelta

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from governance import acting
from governance.selectors.committee import listing


def slot(request: HttpRequest) -> str:
    """Return the next session of the person; "" when there is none."""
    now = timezone.now()
    since, today = now - timedelta(days=1), timezone.localdate(now)
    session = listing.next_of(acting.person(request), today, since=since)
    if session is None:
        return ""
    context = {"session": session}
    return render_to_string("governance/committee/home_slot.html", context, request=request)
