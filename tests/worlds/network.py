"""For the pages of bodies and their network: an EMD, a contact, and an account that was closed."""

from datetime import date, timedelta

from django.utils import timezone

from governance.models import Entity, PublicContact, TakenAlong, User
from tests.cast import Cast
from tests.factories import EntityFactory, UserFactory

EMD = "EMD de la Font del Roure"


def make(cast: Cast, *, on: date) -> None:
    """Put it into the database, as it stands on that day."""
    emd = EntityFactory.create(name=EMD, kind="emd", parent=cast.a)
    EntityFactory.create(name="Patronat del Roure", kind="patronat", parent=cast.a)
    TakenAlong.objects.create(entity=emd, parent=cast.a, starts_on=on - timedelta(days=30))
    left = UserFactory.create(full_name="Lluís Antic", is_active=False)
    User.objects.filter(pk=left.pk).update(closed_at=timezone.now() - timedelta(days=3))
    PublicContact.objects.create(
        entity=cast.a,
        name="Anna Roure",
        post="Secretària",
        email="secretaria@example.org",
        about="Actes i decrets",
        given_by=cast.alice,
        given_on=on,
    )


def emd() -> Entity:
    """Return the EMD that body a takes along."""
    return Entity.objects.get(name=EMD)
