"""People come and go, and their accounts are guarded."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import Entity, Membership, User
from governance.permissions import may_manage_people
from governance.services import memberships
from governance.services.committee import mandates


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
def close(*, user: User, by: User | None, now: datetime, unmanaged: bool = False) -> None:
    """Close the account of USER: no way in from this moment, sessions included.

    Roles end, and seats in bodies of governance with them. Raises NotAllowed unless BY manages
    people everywhere, and LastOne when a body would have nobody to lead it, unless BY says that it
    may stay UNMANAGED.
    """
    if by is not None:
        require(may_manage_people(by))
        if by.pk == user.pk:
            raise DomainError(_("Nobody closes their own account: ask another administrator."))
    today = timezone.localdate(now)
    bodies = Entity.objects.filter(memberships__user=user).values("pk")
    list(Entity.objects.select_for_update(no_key=True).filter(pk__in=bodies).order_by("pk"))
    running = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today), user=user)
    for row in running.select_related("entity", "user").order_by("pk"):
        memberships.end(membership=row, by=by, now=now, unmanaged=unmanaged)
    mandates.leave(user=user, by=by, now=now)
    end_sessions(user=user)
    User.objects.filter(pk=user.pk).update(is_active=False, closed_at=now)
    user.is_active = False
    audit.record(by, "person.closed", user)


@transaction.atomic
def reopen(*, user: User, by: User) -> None:
    """Open the closed account of USER again: they can sign in, and have no role yet.

    Raises NotAllowed unless BY manages people everywhere, IllegalMove when its names are gone.
    """
    require(may_manage_people(by))
    if User.objects.filter(pk=user.pk, forgotten_at__isnull=False).exists():
        raise IllegalMove(_("The names of this account are gone: make a new one."))
    closed = User.objects.filter(pk=user.pk, is_active=False)
    if closed.update(is_active=True, closed_at=None):
        user.is_active = True
        audit.record(by, "person.reopened", user)


def end_sessions(*, user: User) -> None:
    """End every session that USER has anywhere; whoever calls this writes the line."""
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)


def record_lock(address: str) -> None:
    """Record that signing in with ADDRESS is stopped for a while; the line never names it."""
    known = User.objects.filter(email=address).first()
    audit.record(None, "account.locked", known)
