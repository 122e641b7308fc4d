"""Who else is on a dimension now: a part of the page that asks again every twenty seconds."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from selfassessment.services.filling import presence
from selfassessment.views.desk import open_desk


@require_POST
def here(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Note the person and show the others: 204 when they are those that the page shows already."""
    if not request.user.is_authenticated:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    desk = open_desk(request, pk)
    require(desk.may_answer)
    if code not in {part.code for part in desk.instrument.dimensions if part.questions}:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    others = presence.here(
        assessment=desk.assessment, dimension=code, by=desk.user, now=timezone.now()
    )
    seen = " ".join(str(person.pk) for person in others)
    if seen == request.POST.get("others", ""):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    context = {"others": others, "seen": seen}
    return render(request, "selfassessment/filling/_presence.html", context)
