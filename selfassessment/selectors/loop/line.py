"""The whole line of a thread, station by station, as far as the reader may see it."""

from datetime import date

from docs_library import permissions as library
from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import Assessment
from selfassessment.selectors.loop import anchors, asking, bodies, deciding, method, sharing
from selfassessment.selectors.loop.cards import Anchor, Station


def stations(anchor: Anchor, user: User, *, entity: Entity | None, on: date) -> list[Station]:
    """Return the stations of the thread of ANCHOR that USER may see, acting for ENTITY if any.

    A fixed number of queries, whatever hangs on it.
    """
    visible = access.entities(user, roles.READ_RESULTS)
    may_look = library.may_look(user).allowed
    compares = library.may_compare_bodies(user).allowed
    may_see = permissions.may_see_drafts(user).allowed
    asked = anchors.asked_now()
    known = bodies.about(anchor, asked)
    return [
        method.norms(anchor, may_look=may_look),
        method.changes(anchor, may_look=may_look),
        *deciding.stations(anchor, user),
        method.editions(anchor, on=on),
        method.notices(anchor, user, compares=compares),
        method.readers(anchor, user, compares=compares),
        bodies.adoptions(anchor, visible, on=on),
        bodies.copies(anchor, visible),
        sharing.practices(anchor),
        asking.versions(anchor, may_see=may_see),
        bodies.questions(anchor, asked, _mine(entity, user)),
        bodies.actions(anchor, visible, known),
        bodies.reports(anchor, visible, known),
    ]


def _mine(entity: Entity | None, user: User) -> Assessment | None:
    """Return the newest self-assessment of ENTITY, whose answers USER may see."""
    if entity is None or roles.READ_RESULTS not in access.rights_over(user, entity):
        return None
    rows = Assessment.objects.filter(entity=entity).order_by("-campaign__opens_on", "-pk")
    return rows.only("pk").first()
