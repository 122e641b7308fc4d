"""Say which body of the register an application is about, or add it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import permissions
from governance.acting import person
from governance.forms.adhesion_moves import KnownBody, NewBody
from governance.models import Entity
from governance.rules import adhesion_states as at
from governance.services.adhesion import bodies
from governance.services.adhesion.moving import Act
from governance.views.adhesion import page


@require_POST
@login_required
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Link an application to a body of the register, or add the body that it asks for."""
    case = page.load(request, pk)
    reason = at.who_refuses(at.MOVES[at.ACCEPT], permissions.parts_in(person(request), case))
    if reason:
        raise NotAllowed(_(reason))
    form = NewBody(request.POST)
    good = form.is_valid()
    act = Act(by=person(request), seen=form.cleaned_data.get("seen", case.step), now=timezone.now())
    try:
        if "entity" in request.POST:
            known = KnownBody(request.POST)
            entity = get_object_or_404(Entity, pk=known.key)
            bodies.link(case=case, entity=entity, act=act)
        elif good:
            bodies.add(case=case, facts=form.facts, act=act)
        else:
            return page.show(request, case, bound={"new_body": form}, status=422)
    except DomainError as error:
        bound = {"new_body": form}
        return page.show(request, case, bound=bound, refusal=error.message, status=error.status)
    messages.success(request, _("The application is about %(body)s.") % {"body": case.body_name})
    return redirect("governance:adhesion-case", pk=case.pk)
