"""Bodies that somebody who wants to join looks for."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from governance.models import Application, Entity, Membership, TakenAlong
from governance.models.entities import EntityQuerySet
from governance.rules import adhesion_states, entity_kinds, naming

MOST = 20
MANAGER = "entity_manager"


def found(query: str) -> list[Entity]:
    """Return the first bodies that may join whose name or code fits QUERY, in order of name.

    Accents and articles do not count. `has_case` says that the body has an open application.
    """
    words = naming.search_words(query)
    if not words:
        return []
    rows = with_case(Entity.objects.filter(status=Entity.Status.ACTIVE, kind__in=_joining()))
    for word in words:
        rows = rows.filter(search_name__contains=f" {word}")
    return list(rows.in_order()[:MOST])


def with_case(rows: EntityQuerySet) -> EntityQuerySet:
    """Add `has_case` to bodies: an open application, a manager already, or taken along."""
    opened = Application.objects.filter(entity=OuterRef("pk"), state__in=adhesion_states.FILED)
    running = Q(ends_on=None) | Q(ends_on__gt=Now())
    managed = Membership.objects.filter(running, entity=OuterRef("pk"), role=MANAGER)
    along = TakenAlong.objects.filter(running, entity=OuterRef("pk"))
    return rows.annotate(has_case=Exists(opened) | Exists(managed) | Exists(along))


def is_taken(entity: Entity) -> bool:
    """Say whether ENTITY has an open application, or a manager already."""
    rows = with_case(Entity.objects.filter(pk=entity.pk))
    return any(getattr(row, "has_case", False) for row in rows)


def same_name(name: str) -> list[Entity]:
    """Return bodies of the register that NAME may mean, for whoever would add it."""
    return found(name)


def current_case(entity: Entity) -> Application | None:
    """Return the open application of ENTITY, the one that was sent."""
    rows = Application.objects.filter(entity=entity, state__in=adhesion_states.FILED)
    return rows.first()


def _joining() -> list[str]:
    return [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
