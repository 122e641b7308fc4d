"""For whom a person acts: the body chosen in the header, or the one the page belongs to."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.rules import roles

KEY = "acting_for"
CACHE = "_memberships"


def memberships(request: HttpRequest) -> list[Membership]:
    """Return what the signed-in person is today, and where; asked once a request."""
    found: list[Membership] | None = getattr(request, CACHE, None)
    if found is None:
        rows = holding(Membership.objects.filter(user=person(request)), timezone.localdate())
        found = list(rows.select_related("entity").order_by("entity__sort_name", "pk"))
        setattr(request, CACHE, found)
    return found


def choices(request: HttpRequest) -> list[Entity]:
    """Return the bodies that the person may act for, each once, in order of name."""
    return list({row.entity_id: row.entity for row in memberships(request)}.values())


def acting_for(request: HttpRequest) -> Entity | None:
    """Return the body that the person acts for now; None for a person without any."""
    bodies = choices(request)
    chosen = request.session.get(KEY)
    return next((body for body in bodies if str(body.pk) == chosen), bodies[0] if bodies else None)


def act_for(request: HttpRequest, entity: Entity) -> bool:
    """Act for ENTITY from now on; say whether the person may."""
    if entity.pk not in {body.pk for body in choices(request)}:
        return False
    if request.session.get(KEY) != str(entity.pk):
        request.session[KEY] = str(entity.pk)
    return True


def roles_of(request: HttpRequest) -> set[str]:
    """Return the codes of the person's roles, wherever they hold them."""
    return {row.role for row in memberships(request)}


def rights_of(request: HttpRequest, entity: Entity | None) -> frozenset[str]:
    """Return the rights that the person's own roles give over ENTITY, asking nothing anew."""
    mine = [row.role for row in memberships(request) if entity and row.entity_id == entity.pk]
    return frozenset().union(*(roles.ROLES[role].rights for role in mine))


def person(request: HttpRequest) -> User:
    """Return the signed-in person; for views behind login_required."""
    return cast("User", request.user)
