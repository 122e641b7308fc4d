"""Choose for whom one acts."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from governance import acting


@require_POST
@login_required
def switch(request: HttpRequest) -> HttpResponse:
    """Act for the body that the form names, from now on; 404 for one that is not theirs."""
    chosen = request.POST.get("entity", "")
    entity = next((row for row in acting.choices(request) if row.pk == _key(chosen)), None)
    if entity is None:
        raise Http404
    acting.act_for(request, entity)
    messages.success(request, _("You are now acting for %(body)s.") % {"body": entity.name})
    return redirect("home")


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
