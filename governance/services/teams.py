"""Change a team as a whole: stop somebody's access at once, hand the lead over."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import Entity, Invitation, Membership, User
from governance.models.dated import holding
from governance.rules import roles
from governance.services import memberships, people

LEAD = "entity_manager"


@transaction.atomic
def stop(*, user: User, entity: Entity, by: User, now: datetime, unmanaged: bool = False) -> None:
    """Stop the access of USER to ENTITY at once: roles, sessions everywhere, and invitations.

    Invitations that they sent or got for ENTITY are withdrawn. Raises NotAllowed when BY may not
    end one of the roles, LastOne as `memberships.end` does, DomainError when there is no role.
    """
    if by.pk == user.pk:
        raise DomainError(_("This is you: end your roles one by one, or hand the lead over."))
    today = timezone.localdate(now)
    entity = memberships.locked(entity)
    running = Q(ends_on=None) | Q(ends_on__gt=today)
    rows = Membership.objects.filter(running, user=user, entity=entity)
    found = list(rows.select_related("user", "entity").order_by("pk"))
    if not found:
        raise DomainError(_("This person has no role at this body any more."))
    for row in found:
        memberships.end(membership=row, by=by, now=now, unmanaged=unmanaged)
    waiting = Invitation.objects.filter(entity=entity, accepted_at=None, revoked_at=None)
    waiting.filter(Q(invited_by=user) | Q(email=user.email)).update(revoked_at=now)
    people.end_sessions(user=user)
    audit.record(by, "access.stopped", user, acting_for=entity, roles=len(found))


@transaction.atomic
def hand_over(
    *, leaving: Membership, to: User, stays_as: str, by: User, now: datetime
) -> Membership:
    """Let TO manage the body of LEAVING, a manager's role, which ends; return the new role.

    Whoever leaves keeps the role STAYS_AS, "" for none; lesser roles of the new manager end.
    Raises DomainError when TO is not in the team, and as `memberships.give` and `end` do.
    """
    today = timezone.localdate(now)
    entity = memberships.locked(leaving.entity)
    team = holding(Membership.objects.filter(entity=entity, user=to, user__is_active=True), today)
    if leaving.role != LEAD or to.pk == leaving.user_id or not team.exists():
        raise DomainError(_("Choose somebody of the team who stays; invite them first if needed."))
    row = memberships.give(user=to, entity=entity, role=LEAD, by=by, now=now)
    lesser = [role.code for role in roles.with_reach(roles.OWN) if role.code != LEAD]
    for old in team.filter(role__in=lesser).select_related("user", "entity"):
        memberships.end(membership=old, by=by, now=now)
    if stays_as:
        memberships.give(user=leaving.user, entity=entity, role=stays_as, by=by, now=now)
    memberships.end(membership=leaving, by=by, now=now)
    audit.record(by, "team.handed_over", row, acting_for=entity, user=to.pk)
    return row
