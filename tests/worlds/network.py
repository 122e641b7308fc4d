"""For the pages of bodies and their network: an EMD of body a, taken along by it, and a contact."""

from datetime import date, timedelta

from governance.models import Entity, PublicContact, TakenAlong
from tests.cast import Cast
from tests.factories import EntityFactory

EMD = "EMD de la Font del Roure"


def make(cast: Cast, *, on: date) -> None:
    """Put it into the database, as it stands on that day."""
    emd = EntityFactory.create(name=EMD, kind="emd", parent=cast.a)
    EntityFactory.create(name="Patronat del Roure", kind="patronat", parent=cast.a)
    TakenAlong.objects.create(entity=emd, parent=cast.a, starts_on=on - timedelta(days=30))
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
