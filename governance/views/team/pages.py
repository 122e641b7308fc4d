"""The page of a team, and that of one person in it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.decisions import no
from governance import acting
from governance.forms.teams import role_choices
from governance.permissions import may_see_all_accesses, may_see_team
from governance.rules import invitations
from governance.rules.memberships import LEADING
from governance.selectors import accesses
from governance.views.team.desk import open_desk


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the team of the body acted for, or to all accesses for who may see them."""
    user, today = acting.person(request), timezone.localdate()
    if may_see_all_accesses(user):
        return redirect("governance:access-list")
    current = acting.acting_for(request)
    bodies = [*([current] if current else []), *acting.choices(request)]
    found = next((body for body in bodies if may_see_team(user, body, on=today)), None)
    if found is None:
        require(no(_("Only whoever manages the team of a body can see it.")))
    return redirect("governance:team", pk=found.pk if found else None)


@require_safe
@login_required
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who is in the team, and who is invited."""
    desk = open_desk(request, pk)
    now = timezone.now()
    members = accesses.team(desk.entity, desk.today)
    context = {
        "desk": desk,
        "members": members,
        "leads": accesses.has_leader(members),
        "invitations": [
            (row, _(state.label), state.tone, row.role in desk.may_give)
            for row in accesses.waiting(desk.entity)
            for state in [invitations.STATES[row.state(now)]]
        ],
        "review": accesses.review(desk.entity, desk.today),
        "manager": any(row.role == "entity_manager" for each in members for row in each.roles),
    }
    return render(request, "governance/team/team.html", context)


@require_safe
@login_required
def person(request: HttpRequest, pk: UUID, user: int) -> HttpResponse:
    """Show one person of the team with what may be changed; 404 for who is not in it."""
    desk = open_desk(request, pk)
    members = accesses.team(desk.entity, desk.today)
    member = next((each for each in members if each.user.pk == user), None)
    if member is None:
        raise Http404
    held = {row.role for row in member.roles}
    context = {
        "desk": desk,
        "member": member,
        "myself": member.user == desk.user,
        "roles": [(row, row.role in desk.may_give) for row in member.roles],
        "choices": role_choices(code for code in desk.may_give if code not in held),
        "last": [
            row.role_label
            for row in member.roles
            if row.role in LEADING and not _peers(members, row.role, user)
        ],
        "may_stop": held <= set(desk.may_give) and member.user != desk.user,
    }
    return render(request, "governance/team/person.html", context)


def _peers(members: list[accesses.Member], role: str, user: int) -> bool:
    return any(row.role == role for each in members if each.user.pk != user for row in each.roles)
