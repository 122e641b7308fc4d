"""Decisions about the register, people, teams and the trail, with their reasons."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import Application, Entity, Membership, User
from governance.models.dated import holding
from governance.rules import adhesion_states, roles


def may_read_register(memberships: Sequence[Membership]) -> Decision:
    """Decide whether somebody with these MEMBERSHIPS may read the register: it takes one."""
    if memberships:
        return YES
    return no(_("The register is for people with a role in some body. Ask yours to give you one."))


def may_read_trail(user: User) -> Decision:
    """Decide whether USER may read the audit trail of the whole portal."""
    if access.may_for_all(user, roles.READ_TRAIL):
        return YES
    return no(_("Only auditors and administrators of the Consortium can read the audit trail."))


def parts_in(user: User, case: Application) -> frozenset[str]:
    """Return the parts that USER has in CASE: filer, decider, supporter."""
    found = {adhesion_states.FILER} if case.filer_id == user.pk else set()
    if access.may_for_all(user, roles.DECIDE_ADHESION):
        found.add(adhesion_states.DECIDER)
    if case.entity and access.may(user, roles.CONTROL, case.entity):
        found.add(adhesion_states.SUPPORTER)
    return frozenset(found)


def may_see_case(user: User, case: Application) -> bool:
    """Say whether USER may read CASE: its filer, those who decide, accompany or run the body."""
    if case.filer_id == user.pk:
        return True
    if case.state == adhesion_states.DRAFT:
        return False
    if access.may_for_all(user, roles.READ_DASHBOARD):
        return True
    rights = access.rights_over(user, case.entity) if case.entity else frozenset()
    return bool(rights & {roles.READ_DASHBOARD, roles.MANAGE_TEAM})


def may_read_queue(memberships: Sequence[Membership]) -> Decision:
    """Decide whether somebody with these MEMBERSHIPS may see the applications of many bodies."""
    if any(roles.READ_DASHBOARD in roles.ROLES[row.role].rights for row in memberships):
        return YES
    return no(_("The list of applications is for the Consortium and for those who support bodies."))


def may_change_points(user: User) -> Decision:
    """Decide whether USER may change the points by which applications are ordered."""
    if access.may_for_all(user, roles.MANAGE_SETTINGS):
        return YES
    return no(_("Only administrators of the Consortium can change the points."))


def may_change_team(user: User, entity: Entity, role: str, *, on: date) -> Decision:
    """Decide whether USER may give or end ROLE at ENTITY on that day."""
    if access.may_for_all(user, roles.MANAGE_TEAM):
        return YES
    reach = roles.ROLES[role].reach if role in roles.ROLES else roles.OWN
    if reach == roles.OWN and access.may(user, roles.MANAGE_TEAM, entity):
        return YES
    if role == "technician" and _heads_support(user, entity, on):
        return YES
    if reach == roles.OWN:
        return no(_("Only whoever manages the team of this body can change its roles."))
    return no(_("This role is given by whoever is above it: ask the Consortium."))


def _heads_support(user: User, entity: Entity, on: date) -> bool:
    rows = Membership.objects.filter(user=user, entity=entity, role="supporter_admin")
    return user.is_active and holding(rows, on).exists()
