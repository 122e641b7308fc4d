"""People come and go, and their accounts are guarded."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.decisions import YES, no
from eset_portal.common.rules.errors import Conflict
from governance import access, audit
from governance.models import Entity, User
from governance.rules import roles


@transaction.atomic
def add(
    *, email: str, full_name: str, by: User | None, password: str | None = None, demo: bool = False
) -> User:
    """Return a new person whose address counts as verified; without PASSWORD they set one by mail.

    BY is who adds them, None for the portal itself. Raises Conflict when the address is taken.
    """
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise Conflict(_("There is already an account with this address."))
    user = User.objects.create_user(address, password, full_name=full_name, is_demo=demo)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    audit.record(by, "person.added", user)
    return user


@transaction.atomic
def close(*, user: User, by: User | None, now: datetime) -> None:
    """Close the account of USER: no way in from this moment, sessions included, and no rights.

    Raises NotAllowed unless BY manages people everywhere.
    """
    if by is not None:
        allowed = access.may_for_all(by, roles.MANAGE_TEAM)
        reason = _("Only administrators of the Consortium can close accounts.")
        require(YES if allowed else no(reason))
    User.objects.filter(pk=user.pk).update(is_active=False, closed_at=now)
    user.is_active = False
    today = timezone.localdate(now)
    for entity in Entity.objects.filter(memberships__user=user).distinct():
        access.sync(entity, on=today)
    audit.record(by, "person.closed", user)


def record_lock(address: str) -> None:
    """Record that signing in with ADDRESS is stopped for a while; the line never names it."""
    known = User.objects.filter(email=address).first()
    audit.record(None, "account.locked", known)
