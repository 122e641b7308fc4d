"""What every page of improvement opens first: the body, and what the person may do there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from eset_portal.common.rules.decisions import Decision
from eset_portal.common.rules.moves import Move
from governance import access, acting
from governance.models import Entity, User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import moves_from


@dataclass(frozen=True, slots=True)
class Room:
    """A body, and who looks at its improvement."""

    entity: Entity
    user: User
    rights: frozenset[str]
    today: date

    @property
    def may_plan(self) -> Decision:
        """Whether this person plans for the body."""
        return permissions.may_plan(self.rights)

    @property
    def may_add(self) -> Decision:
        """Whether this person adds actions: as plans, or as suggestions."""
        suggests = permissions.may_suggest(self.rights)
        return suggests or self.may_plan

    def parts(self, action: ImprovementAction) -> dict[str, Decision]:
        """Return the parts that this person plays towards ACTION."""
        return permissions.parts_of(self.rights, action, self.user)

    def moves(self, action: ImprovementAction) -> list[Move]:
        """Return the moves that this person may make with ACTION."""
        parts = self.parts(action)
        return moves_from(action.state, frozenset(part for part, yes in parts.items() if yes))


def open_room(
    request: HttpRequest, entity: Entity | None, *, rights: frozenset[str] | None = None
) -> Room:
    """Return the room of ENTITY for the signed-in person; a stranger finds nothing there.

    From then on the person acts for it, if it is one of theirs. RIGHTS over it that are known
    already are not asked for anew.
    """
    user = acting.person(request)
    if rights is None:
        rights = access.rights_over(user, entity) if entity else frozenset()
    if entity is None or roles.READ_RESULTS not in rights:
        raise Http404
    if request.session.get(acting.KEY) != str(entity.pk):
        acting.act_for(request, entity)
    return Room(entity, user, rights, timezone.localdate())


def of_body(request: HttpRequest, pk: UUID) -> Room:
    """Return the room of the body PK."""
    return open_room(request, Entity.objects.filter(pk=pk).first())
