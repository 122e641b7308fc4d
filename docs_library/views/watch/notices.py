"""What was announced of a service becomes a change to be reviewed."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from docs_library import permissions
from docs_library.services.watch import changes
from eset_portal.common.http import require
from governance import acting
from governance.models import ToolNotice


@require_POST
@login_required
def take_up(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Note what was announced of a service, and lead to the editions that it touches."""
    person = acting.person(request)
    require(permissions.may_watch(person))
    found = ToolNotice.objects.select_related("tool").filter(pk=notice).first()
    if found is None:
        raise Http404
    made = changes.take_up(notice=found, by=person, now=timezone.now())
    return redirect("docs_library:signal-detail", pk=made.pk)
