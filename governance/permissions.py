"""Decisions about the register, people, teams and the trail, with their reasons."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from eset_portal.common.rules.decisions import YES, Decision, no
from governance import access
from governance.models import Application, Entity, GoverningBody, Membership, Seat, User
from governance.models.dated import holding
from governance.rules import adhesion_states, roles
from governance.rules.committee.posts import SECRETARY
from governance.rules.memberships import refusal


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


def may_work_on_plan(rights: AbstractSet[str]) -> Decision:
    """Decide whether somebody with RIGHTS over a body may work on its plan, needs and tools."""
    if roles.DEPLOY in rights:
        return YES
    return no(_("Only the team of the body and its technician can change this."))


def may_lead_plan(rights: AbstractSet[str]) -> Decision:
    """Decide whether somebody with RIGHTS over a body may start its plan and close its phases."""
    if roles.DEPLOY in rights and rights & {roles.MANAGE_TEAM, roles.CONTROL}:
        return YES
    return no(_("The e-SET manager of the body or its technician starts plans, closes phases."))


def may_steer_deployment(user: User) -> Decision:
    """Decide whether USER may see the deployment of many bodies side by side."""
    if access.may_somewhere(user, roles.READ_DASHBOARD):
        return YES
    return no(_("This board is for the Consortium and for those who support bodies."))


def may_change_settings(user: User) -> Decision:
    """Decide whether USER may change templates and catalogues of the portal."""
    if access.may_for_all(user, roles.MANAGE_SETTINGS):
        return YES
    return no(_("Only administrators of the Consortium can change templates and catalogues."))


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


def roles_to_give(user: User, entity: Entity, *, on: date) -> list[str]:
    """Return the codes of the roles that USER may give at ENTITY on that day, in table order."""
    every = access.may_for_all(user, roles.MANAGE_TEAM)
    own = every or access.may(user, roles.MANAGE_TEAM, entity)
    heads = every or _heads_support(user, entity, on)
    active = entity.status == Entity.Status.ACTIVE
    return [
        role.code
        for role in roles.ROLES.values()
        if (every or (own and role.reach == roles.OWN) or (heads and role.code == "technician"))
        and not refusal(role.code, kind=entity.kind, active=active)
    ]


def may_see_team(user: User, entity: Entity, *, on: date) -> Decision:
    """Decide whether USER may see who has access to ENTITY on that day, and when they signed in."""
    if (
        access.may_for_all(user, roles.READ_TRAIL)
        or access.may(user, roles.MANAGE_TEAM, entity)
        or _heads_support(user, entity, on)
    ):
        return YES
    return no(_("Only whoever manages the team of this body can see it here."))


def may_review_team(user: User, entity: Entity, *, on: date) -> Decision:
    """Decide whether USER may confirm that who has access to ENTITY is right."""
    if access.may(user, roles.MANAGE_TEAM, entity) or _heads_support(user, entity, on):
        return YES
    return no(_("Only whoever manages the team of this body can confirm its accesses."))


def may_see_all_accesses(user: User) -> Decision:
    """Decide whether USER may see who has access to any body."""
    if access.may_for_all(user, roles.READ_TRAIL):
        return YES
    return no(_("Only auditors and administrators of the Consortium can see all accesses."))


def may_manage_people(user: User) -> Decision:
    """Decide whether USER may close and open accounts."""
    if access.may_for_all(user, roles.MANAGE_TEAM):
        return YES
    return no(_("Only administrators of the Consortium can close accounts."))


def may_manage_support(user: User) -> Decision:
    """Decide whether USER may say which body accompanies which."""
    if access.may_for_all(user, roles.MANAGE_SUPPORT):
        return YES
    return no(_("Only the Consortium says which body accompanies which."))


def may_see_supports(user: User) -> Decision:
    """Decide whether USER may see all relations of support."""
    if access.may_for_all(user, roles.READ_TRAIL):
        return YES
    return may_manage_support(user)


def may_see_supporter(user: User, supporter: Entity, *, on: date) -> Decision:
    """Decide whether USER may see the team and the bodies of SUPPORTER side by side."""
    if may_see_supports(user) or _heads_support(user, supporter, on):
        return YES
    return no(_("This page is for whoever heads the support. Ask them to show it to you."))


def knows(user: User, entity: Entity, *, on: date) -> bool:
    """Say whether USER has to do with ENTITY on that day: a role there, or sight of its results."""
    rows = holding(Membership.objects.filter(user=user, entity=entity), on)
    return rows.exists() or access.may(user, roles.READ_RESULTS, entity)


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


def may_run_body(user: User, body: GoverningBody, *, on: date) -> Decision:
    """Decide whether USER may prepare and hold sessions of BODY on that day.

    Administrators and secretaries of the Consortium may, and whoever sits there as secretary.
    """
    if access.may_for_all(user, roles.RUN_COMMITTEE):
        return YES
    seats = Seat.objects.filter(body=body, user=user, post=SECRETARY)
    if user.is_active and holding(seats, on).exists():
        return YES
    return no(_("Only the secretary of this body of governance can do this."))


def may_found_bodies(user: User) -> Decision:
    """Decide whether USER may found bodies of governance and say who sits in them."""
    if access.may_for_all(user, roles.RUN_COMMITTEE):
        return YES
    return no(_("Only the secretaries and administrators of the Consortium can do this."))


def may_see_sessions(user: User, body: GoverningBody, *, on: date) -> bool:
    """Say whether USER may see the papers and the votes of BODY: its members, and the secretary."""
    if not user.is_active:
        return False
    if access.may_for_all(user, roles.RUN_COMMITTEE) or access.may_for_all(user, roles.READ_TRAIL):
        return True
    mine = Seat.objects.filter(Q(user=user) | Q(substitute=user), body=body)
    return holding(mine, on).exists()
