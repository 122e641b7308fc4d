"""What every page of a team starts with: the body, who looks, and what they may."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eset_portal.common.http import require
from governance import acting
from governance.models import Entity, User
from governance.permissions import knows, may_manage_people, may_see_team, roles_to_give


@dataclass(frozen=True, slots=True)
class Desk:
    """A body's team as somebody sees it: the roles they may give, and whether they rule all."""

    entity: Entity
    user: User
    today: date
    may_give: list[str]
    administers: bool


def open_desk(request: HttpRequest, pk: UUID) -> Desk:
    """Return the desk of the body PK; 404 for strangers, NotAllowed for insiders who may not."""
    entity, user, today = get_object_or_404(Entity, pk=pk), acting.person(request), _today()
    decision = may_see_team(user, entity, on=today)
    if not decision and not knows(user, entity, on=today):
        raise Http404
    require(decision)
    acting.act_for(request, entity)
    return Desk(
        entity=entity,
        user=user,
        today=today,
        may_give=roles_to_give(user, entity, on=today),
        administers=bool(may_manage_people(user)),
    )


def _today() -> date:
    return timezone.localdate()
