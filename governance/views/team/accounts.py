"""One person's account in all bodies, for the Consortium and its auditors."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.http import require
from governance import acting
from governance.models import Membership, User
from governance.permissions import may_manage_people, may_see_all_accesses
from governance.services import people


@require_safe
@login_required
def account(request: HttpRequest, user: int) -> HttpResponse:
    """Show the roles that a person has and had, everywhere."""
    looker = acting.person(request)
    require(may_see_all_accesses(looker))
    person = get_object_or_404(User, pk=user)
    rows = Membership.objects.filter(user=person).select_related("entity")
    context = {
        "person": person,
        "rows": rows.order_by("ends_on", "entity__sort_name", "pk"),
        "today": timezone.localdate(),
        "administers": may_manage_people(looker).allowed and looker != person,
    }
    return render(request, "governance/team/account.html", context)


@require_POST
@login_required
def close(request: HttpRequest, user: int) -> HttpResponse:
    """Close an account at once."""
    looker = acting.person(request)
    require(may_manage_people(looker))
    person = get_object_or_404(User, pk=user)
    unmanaged = request.POST.get("unmanaged") == "yes"
    people.close(user=person, by=looker, now=timezone.now(), unmanaged=unmanaged)
    messages.success(request, _("The account of %(person)s is closed.") % {"person": person})
    return redirect("governance:account", user=user)


@require_POST
@login_required
def reopen(request: HttpRequest, user: int) -> HttpResponse:
    """Open a closed account again."""
    looker = acting.person(request)
    require(may_manage_people(looker))
    person = get_object_or_404(User, pk=user)
    people.reopen(user=person, by=looker)
    messages.success(
        request,
        _("%(person)s can sign in again; roles have to be given anew.") % {"person": person},
    )
    return redirect("governance:account", user=user)
