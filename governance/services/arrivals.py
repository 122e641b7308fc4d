"""Accept an invitation: the person, the role and the line in the trail, all or none."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit
from governance.models import Entity, Invitation, Membership, User
from governance.rules import invitations
from governance.services import memberships, people
from governance.services.invitations import hashed


class Gone(DomainError):
    """The invitation is used, late, withdrawn or unknown."""

    status = 410


def find(token: str) -> Invitation | None:
    """Return the invitation whose letter carries TOKEN; None when there is none."""
    rows = Invitation.objects.select_related("entity", "invited_by")
    return rows.filter(token_hash=hashed(token)).first()


def account_of(email: str) -> User | None:
    """Return whose address EMAIL is, verified; None when it is nobody's."""
    user = User.objects.filter(email=email).first()
    if user is None:
        known = EmailAddress.objects.filter(email__iexact=email, verified=True)
        user = User.objects.filter(pk__in=known.values("user")).first()
    return user


def is_for(user: User, invitation: Invitation) -> bool:
    """Say whether INVITATION was sent to an address of USER."""
    return account_of(invitation.email) == user


@transaction.atomic
def accept(*, token: str, by: User, now: datetime) -> Membership:
    """Take the role that the invitation of TOKEN offers to BY.

    Raises Gone when it no longer holds, NotAllowed when it is for another address.
    """
    row = _claimed(token, now)
    if not is_for(by, row):
        raise NotAllowed(
            _("This invitation is for %(address)s. Sign in with that address to accept it.")
            % {"address": invitations.masked(row.email)}
        )
    return _take(row, by, now)


@transaction.atomic
def join(*, token: str, full_name: str, password: str, now: datetime) -> User:
    """Make the account of whoever the invitation of TOKEN was sent to, with its role.

    Raises Gone when it no longer holds, Conflict when the address has an account.
    """
    row = _claimed(token, now)
    if account_of(row.email) is not None:
        raise Conflict(
            _("There is already an account with this address. Sign in, then open the letter again.")
        )
    user = people.add(email=row.email, full_name=full_name, by=None, password=password)
    _take(row, user, now)
    return user


def _claimed(token: str, now: datetime) -> Invitation:
    """Return the invitation of TOKEN, which holds, with its body and its own row locked."""
    found = find(token)
    if found is None:
        raise Gone(_("This link does not lead to any invitation. Open it again from the letter."))
    Entity.objects.select_for_update(no_key=True).get(pk=found.entity_id)
    row = (
        Invitation.objects.select_for_update(of=("self",)).select_related("entity").get(pk=found.pk)
    )
    state = row.state(now) if row.token_hash == hashed(token) else invitations.REVOKED
    if state != invitations.PENDING:
        raise Gone(_(invitations.CLOSED[state]))
    return row


def _take(row: Invitation, user: User, now: datetime) -> Membership:
    given = memberships.give(user=user, entity=row.entity, role=row.role, by=None, now=now)
    Invitation.objects.filter(pk=row.pk).update(accepted_at=now, accepted_by=user)
    audit.record(user, "invitation.accepted", row, acting_for=row.entity, role=row.role)
    return given
