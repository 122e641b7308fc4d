"""Decisions about the register, people, teams and the trail, with their reasons."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.rules import roles


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


def may_change_register(user: User) -> Decision:
    """Decide whether USER may state that bodies changed: figure, comarca, name, end."""
    if access.may_for_all(user, roles.MANAGE_SETTINGS):
        return YES
    return no(_("Only administrators of the Consortium can state changes of bodies."))


def may_take_along(user: User) -> Decision:
    """Decide whether USER may say that a body takes along those that depend on it."""
    if access.may_for_all(user, roles.DECIDE_ADHESION):
        return YES
    return no(_("Only whoever decides on applications can say that a body takes others along."))


def may_choose_contact(user: User, entity: Entity) -> Decision:
    """Decide whether USER may say whom others may ask at ENTITY."""
    if access.may(user, roles.MANAGE_TEAM, entity):
        return YES
    return no(_("Only whoever manages the team of this body chooses its contact."))


def may_keep_data(user: User) -> Decision:
    """Decide whether USER may see how long data of people are kept, and let names go."""
    if access.may_for_all(user, roles.MANAGE_SETTINGS):
        return YES
    return no(_("Only administrators of the Consortium decide on the data of people."))
