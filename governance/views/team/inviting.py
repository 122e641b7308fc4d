"""Invite somebody, and hand the lead over."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require, sent
from eset_portal.common.rules.decisions import no
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance.forms.teams import HandOverForm, InviteForm
from governance.models import Membership, User
from governance.selectors import accesses
from governance.services import invitations, teams
from governance.views.team.desk import Desk, open_desk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whom to invite; send the letter."""
    desk = open_desk(request, pk)
    if not desk.may_give:
        require(no(_("Only whoever manages the team of this body can invite people to it.")))
    form = InviteForm(sent(request), codes=desk.may_give)
    if form.is_valid() and _invited(form, desk):
        messages.success(
            request,
            _("The letter to %(address)s is on its way; its link holds for 72 hours.")
            % {"address": form.cleaned_data["email"]},
        )
        return redirect("governance:team", pk=pk)
    context = {"desk": desk, "form": form}
    return render(
        request, "governance/team/invite.html", context, status=422 if form.errors else 200
    )


def _invited(form: InviteForm, desk: Desk) -> bool:
    """Invite as FORM says; a refusal goes into the form."""
    asked = form.cleaned_data
    try:
        invitations.invite(
            email=asked["email"],
            entity=desk.entity,
            role=asked["role"],
            by=desk.user,
            now=timezone.now(),
        )
    except NotAllowed:
        raise
    except DomainError as refused:
        form.add_error(None, refused.message)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask who takes over from a manager; transfer."""
    desk = open_desk(request, pk)
    if teams.LEAD not in desk.may_give:
        require(no(_("Only a manager of the body, or an administrator, can hand it over.")))
    members = accesses.team(desk.entity, desk.today)
    managers = [row for each in members for row in each.roles if row.role == teams.LEAD]
    leaving = _leaving(managers, desk, request.POST.get("leaving") or request.GET.get("leaving"))
    others = [each.user for each in members if leaving and each.user.pk != leaving.user_id]
    form = HandOverForm(sent(request), team=others)
    if leaving and form.is_valid():
        to = User.objects.get(pk=int(form.cleaned_data["successor"]))
        teams.hand_over(
            leaving=leaving,
            to=to,
            stays_as=form.remaining_role,
            by=desk.user,
            now=timezone.now(),
        )
        words = {"person": to, "body": desk.entity.name}
        messages.success(request, _("%(person)s now manages %(body)s.") % words)
        stays = leaving.user != desk.user
        return redirect("governance:team", pk=pk) if stays else redirect("home")
    context = {"desk": desk, "form": form, "leaving": leaving, "managers": managers}
    context["others"] = others
    status = 422 if form.errors else 200
    return render(request, "governance/team/hand_over.html", context, status=status)


def _leaving(rows: list[Membership], desk: Desk, asked: str | None) -> Membership | None:
    """Return the manager's role that ends: the one asked for, one's own, or the only one."""
    named = [row for row in rows if str(row.pk) == asked]
    own = [row for row in rows if row.user_id == desk.user.pk]
    found = named or own or rows
    return found[0] if found else None
