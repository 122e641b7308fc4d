"""Buttons of a team: change or end a role, stop an access, send or withdraw an invitation."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eset_portal.common.rules.errors import DomainError
from governance.models import Invitation, Membership, User
from governance.services import invitations, memberships, teams
from governance.views.team.desk import Desk, open_desk


@require_POST
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the person another role instead of this one."""
    row, desk = _membership(request, pk)
    role = request.POST.get("role", "")
    if not role:
        raise DomainError(_("Choose the new role."))
    memberships.change(membership=row, role=role, by=desk.user, now=timezone.now())
    messages.success(request, _("%(person)s has the new role.") % {"person": row.user})
    return redirect("governance:team", pk=row.entity_id)


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one role of a person."""
    row, desk = _membership(request, pk)
    memberships.end(membership=row, by=desk.user, now=timezone.now(), unmanaged=_unmanaged(request))
    messages.success(
        request,
        _("%(person)s no longer has the role “%(role)s”.")
        % {"person": row.user, "role": row.role_label},
    )
    return _back(row.user, desk)


@require_POST
@login_required
def stop(request: HttpRequest, pk: UUID, user: int) -> HttpResponse:
    """Stop the access of a person to the body at once."""
    desk = open_desk(request, pk)
    person = get_object_or_404(User, pk=user, memberships__entity=desk.entity)
    teams.stop(
        user=person,
        entity=desk.entity,
        by=desk.user,
        now=timezone.now(),
        unmanaged=_unmanaged(request),
    )
    messages.success(
        request,
        _("%(person)s has no access to %(body)s any more, and their sessions have ended.")
        % {"person": person, "body": desk.entity.name},
    )
    return redirect("governance:team", pk=pk)


@require_POST
@login_required
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the letter of an invitation again."""
    row, desk = _invitation(request, pk)
    invitations.resend(invitation=row, by=desk.user, now=timezone.now())
    messages.success(
        request,
        _("The letter to %(address)s is on its way; its link holds for 72 hours.")
        % {"address": row.email},
    )
    return redirect("governance:team", pk=row.entity_id)


@require_POST
@login_required
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw an invitation."""
    row, desk = _invitation(request, pk)
    invitations.revoke(invitation=row, by=desk.user, now=timezone.now())
    messages.success(
        request, _("The invitation of %(address)s is withdrawn.") % {"address": row.email}
    )
    return redirect("governance:team", pk=row.entity_id)


def _membership(request: HttpRequest, pk: int) -> tuple[Membership, Desk]:
    row = get_object_or_404(Membership.objects.select_related("user", "entity"), pk=pk)
    return row, open_desk(request, row.entity_id)


def _invitation(request: HttpRequest, pk: UUID) -> tuple[Invitation, Desk]:
    row = get_object_or_404(Invitation.objects.select_related("entity"), pk=pk)
    return row, open_desk(request, row.entity_id)


def _unmanaged(request: HttpRequest) -> bool:
    return request.POST.get("unmanaged") == "yes"


def _back(person: User, desk: Desk) -> HttpResponse:
    """Lead to the team, or home somebody who has just left it."""
    return redirect("home") if person == desk.user else redirect("governance:team", desk.entity.pk)
