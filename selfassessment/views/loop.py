"""The thread of a thing: all that led to it and followed from it, as a line to walk."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from governance import acting
from selfassessment.selectors.loop import anchors, line


@login_required
@require_safe
def show(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show the thread of one thing; what the reader may not see is left out or counted."""
    person = acting.person(request)
    anchor = anchors.find(kind, key, person)
    if anchor is None:
        raise Http404
    found = line.stations(
        anchor, person, entity=acting.acting_for(request), on=timezone.localdate()
    )
    context = {
        "anchor": anchor,
        "stations": [one for one in found if one.total or one.hidden or one.some],
        "empty": [one for one in found if not (one.total or one.hidden or one.some)],
    }
    return render(request, "selfassessment/loop/thread.html", context)
