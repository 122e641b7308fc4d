"""Which shared practices somebody may see, and what holds of one."""

from uuid import UUID

from django.db.models import Q, QuerySet

from docs_library.models import LocalEdition, Practice, PracticeMove
from docs_library.rules import adapting
from docs_library.rules.practices import kinds, names, states
from docs_library.rules.practices.moves import MOVES
from governance import access
from governance.models import Entity, User
from governance.rules import roles


def visible(user: User) -> "QuerySet[Practice]":
    """Return the practices that USER may see.

    All members see what is shared, or was; a draft is for who writes for its body, and what waits
    for its review for who may see the results of the body, and the Consortium.
    """
    seen = Q(state__in=states.SHOWN) | Q(state=names.WITHDRAWN, published_at__isnull=False)
    seen |= Q(entity__in=access.entities(user, roles.ANSWER).values("pk"))
    waiting = Q(state=names.IN_REVIEW)
    if not access.may_for_all(user, roles.TRIAGE_PROPOSALS):
        waiting &= Q(entity__in=access.entities(user, roles.READ_RESULTS).values("pk"))
    return Practice.objects.filter(seen | waiting)


def found(user: User, pk: UUID) -> Practice | None:
    """Return the practice with that key for USER, with all that its page names."""
    rows = visible(user).select_related(
        *("entity", "author", "reviewed_by"),
        *("copy__base_edition__document", "copy__adaptation__document"),
    )
    return rows.filter(pk=pk).first()


def holds(practice: Practice) -> frozenset[str]:
    """Return what holds of PRACTICE, of what its moves need."""
    long = (practice.problem, practice.how)
    is_complete = all(len(said.strip()) >= kinds.SHORTEST for said in long)
    is_complete &= bool(practice.title.strip() and practice.contact.strip())
    return frozenset({names.COMPLETE} if is_complete and practice.contact_email else set())


def last_move(practice: Practice) -> PracticeMove | None:
    """Return the last move of PRACTICE; None before the first."""
    rows = PracticeMove.objects.filter(practice=practice, move__in=MOVES)
    return rows.select_related("by").order_by("-at", "-pk").first()


def sharable(entity: Entity) -> "QuerySet[LocalEdition]":
    """Return the texts of own copies that ENTITY may share: the last approved of each."""
    rows = LocalEdition.objects.filter(
        adaptation__entity=entity, adaptation__state__in=adapting.SHOWN, state=adapting.APPROVED
    )
    last = rows.order_by("adaptation", "-number").distinct("adaptation")
    found = LocalEdition.objects.filter(pk__in=last.values("pk"))
    return found.select_related("adaptation__document").order_by("adaptation__document__code")
