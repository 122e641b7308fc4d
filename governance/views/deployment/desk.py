"""What every page about the deployment of a body opens first: the body, and what one may do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from eset_portal.common.rules.decisions import Decision
from governance import access, acting, permissions
from governance.models import Entity, User
from governance.rules import roles


@dataclass(frozen=True, slots=True)
class Desk:
    """A body, with facts, on somebody's desk."""

    entity: Entity
    user: User
    rights: frozenset[str]
    today: date

    @property
    def may_work(self) -> Decision:
        """Whether this person may work on tasks, needs and tools."""
        return permissions.may_work_on_plan(self.rights)

    @property
    def may_lead(self) -> Decision:
        """Whether this person may start the plan, close and reopen phases."""
        return permissions.may_lead_plan(self.rights)

    @property
    def sees_many(self) -> bool:
        """Whether this person has the board of many bodies."""
        return roles.READ_DASHBOARD in self.rights


def open_desk(request: HttpRequest, pk: UUID) -> Desk:
    """Return the body PK for the signed-in person; a stranger finds nothing there.

    From then on the person acts for it, if it is one of theirs.
    """
    user = acting.person(request)
    today = timezone.localdate()
    entity = Entity.objects.with_facts(today).filter(pk=pk).first()
    rights = access.rights_over(user, entity) if entity else frozenset()
    if entity is None or roles.READ_RESULTS not in rights:
        raise Http404
    acting.act_for(request, entity)
    return Desk(entity=entity, user=user, rights=rights, today=today)
