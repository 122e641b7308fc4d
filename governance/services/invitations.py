"""Invite people to a team by letter, send the letter again, or take the invitation back."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import Entity, Invitation, Membership, User
from governance.models.dated import holding
from governance.permissions import may_change_team
from governance.rules import invitations, roles
from governance.services import letters
from governance.services.memberships import locked, refuse_impossible

MOST_OPEN = 100
MOST_LETTERS = 10
ADMINISTRATOR = "aoc_admin"
LETTER = "governance/letters/invitation.txt"


def hashed(token: str) -> str:
    """Return what is kept of TOKEN."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(*, email: str, entity: Entity, role: str, by: User, now: datetime) -> Invitation:
    """Invite whoever reads EMAIL to have ROLE at ENTITY; one that has run out is sent again.

    Raises NotAllowed when BY may not give the role, Conflict when the person has it or is
    invited already, and DomainError when nobody can have it or too many are waiting.
    """
    entity = locked(entity)
    require(may_change_team(by, entity, role, on=timezone.localdate(now)))
    row = _wanted(email, entity, role, now)
    _send(row, by, now)
    return row


@transaction.atomic
def invite_administrator(*, email: str, entity: Entity, now: datetime) -> str:
    """Invite EMAIL to administer the portal for ENTITY; return the path of the letter's link.

    In the portal's own name, for whoever runs its server: so the first administrator comes in.
    Raises as `invite` does.
    """
    row = _wanted(email, locked(entity), ADMINISTRATOR, now)
    return _send(row, None, now)


def _wanted(email: str, entity: Entity, role: str, now: datetime) -> Invitation:
    """Return the invitation to send: that which has run out, else a new one."""
    address, today = email.strip().lower(), timezone.localdate(now)
    refuse_impossible(entity, role)
    if holding(Membership.objects.filter(user__email=address, entity=entity, role=role), today):
        raise Conflict(_("This person has this role already."))
    rows = Invitation.objects.filter(entity=entity, accepted_at=None, revoked_at=None)
    same = rows.filter(email=address, role=role).first()
    if same and same.state(now) == invitations.PENDING:
        raise Conflict(_("This person is invited already. You can send the letter again below."))
    if same is None and rows.count() >= MOST_OPEN:
        raise DomainError(
            _("%(most)s invitations are waiting: withdraw some first.") % {"most": MOST_OPEN}
        )
    return same or Invitation(email=address, entity=entity, role=role, letters=0)


@transaction.atomic
def resend(*, invitation: Invitation, by: User, now: datetime) -> None:
    """Send the letter of INVITATION again: with a new link, which alone holds from now on.

    Raises NotAllowed when BY may not give the role, IllegalMove when it is used or withdrawn.
    """
    row = _open(invitation, by, now)
    if row.letters >= MOST_LETTERS:
        raise IllegalMove(
            _("This letter has been sent %(most)s times: check the address and invite anew.")
            % {"most": MOST_LETTERS}
        )
    _send(row, by, now)


@transaction.atomic
def revoke(*, invitation: Invitation, by: User, now: datetime) -> None:
    """Withdraw INVITATION: its link no longer works. Raises as `resend` does."""
    row = _open(invitation, by, now)
    Invitation.objects.filter(pk=row.pk).update(revoked_at=now)
    audit.record(by, "invitation.revoked", row, acting_for=row.entity, role=row.role)


def _open(invitation: Invitation, by: User, now: datetime) -> Invitation:
    entity = locked(invitation.entity)
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(may_change_team(by, entity, row.role, on=timezone.localdate(now)))
    row.entity = entity
    if row.state(now) in {invitations.ACCEPTED, invitations.REVOKED}:
        raise IllegalMove(_(invitations.CLOSED[row.state(now)]))
    return row


def _send(row: Invitation, by: User | None, now: datetime) -> str:
    """Keep ROW with a new token, post the letter that carries it, and return the link's path."""
    token = secrets.token_urlsafe(32)
    row.token_hash = hashed(token)
    row.letters += 1
    row.invited_by, row.invited_at, row.expires_at = by, now, now + invitations.VALID_FOR
    row.save()
    path = reverse("governance:invitation-letter", args=[token])
    letters.post(
        LETTER,
        {
            "invitation": row,
            "role": gettext_lazy(roles.ROLES[row.role].label),
            "path": path,
        },
        to=row.email,
        key=f"invitation:{row.pk}:{row.letters}",
        now=now,
        language=get_language() or "ca",
    )
    audit.record(by, "invitation.sent", row, acting_for=row.entity, role=row.role)
    return path
