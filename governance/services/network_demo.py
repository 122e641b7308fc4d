"""Invented contacts and bodies taken along, for the demonstration."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from governance.models import Entity, Membership, PublicContact, TakenAlong
from governance.selectors import dependants, network

ABOUT = (
    "El registre d’entrada i les oficines d’assistència.",
    "L’arxiu, el quadre de classificació i la transferència.",
    "El teletreball: el protocol i les eines.",
    "",  # some prefer to name nobody
)
POSTS = ("Secretaria", "Arxiu", "Informàtica", "Atenció ciutadana")
ALONG_SINCE = date(2025, 1, 1)


@transaction.atomic
def load(*, now: datetime) -> int:
    """Give some of the bodies that take part a contact; return how many there are then.

    Doing it twice changes nothing; without the people of the demonstration nothing happens.
    """
    today = timezone.localdate(now)
    managers = Membership.objects.filter(
        role="entity_manager", user__is_demo=True, ends_on=None
    ).select_related("user", "entity")
    for number, row in enumerate(managers.order_by("entity__sort_name", "pk")):
        of_all = number % len(POSTS)
        if not ABOUT[of_all]:
            continue
        line = {
            "name": f"{POSTS[of_all]} de Mostra",
            "post": POSTS[of_all],
            "email": f"contacte{number + 1}@demo.example",
            "about": ABOUT[of_all],
            "given_by": row.user,
            "given_on": today,
        }
        PublicContact.objects.get_or_create(entity=row.entity, defaults=line)
    for body in network.members(today):
        _take_along(body, today)
    return PublicContact.objects.count()


def _take_along(parent: Entity, today: date) -> None:
    rows = dependants.takeable(parent, today)
    TakenAlong.objects.bulk_create(
        TakenAlong(entity=body, parent=parent, starts_on=ALONG_SINCE) for body in rows
    )
