"""Makers of rows for tests; every name is invented."""

from datetime import date
from typing import Any

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from governance import access
from governance.models import Entity, Membership, Support, User

SINCE = date(2020, 1, 1)
PASSWORD = "una frase llarga de prova"


class UserFactory(DjangoModelFactory[User]):
    """A person with a verified address, and a password only when one is given."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"persona{number}@example.org")
    full_name = factory.Sequence(lambda number: f"Persona {number}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **facts: Any) -> User:
        user = model_class.objects.create_user(*args, **facts)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


class EntityFactory(DjangoModelFactory[Entity]):
    """A body; an ajuntament unless told otherwise."""

    class Meta:
        model = Entity

    name = factory.Sequence(lambda number: f"Ajuntament de Vilaprova {number}")
    sort_name = factory.LazyAttribute(lambda row: row.name.lower())
    search_name = factory.LazyAttribute(lambda row: row.name.lower())
    kind = "ajuntament"


class MembershipFactory(DjangoModelFactory[Membership]):
    """A role that has held for years."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    entity = factory.SubFactory(EntityFactory)
    role = "entity_manager"
    starts_on = SINCE


class SupportFactory(DjangoModelFactory[Support]):
    """A body accompanied by a Diputació for years."""

    class Meta:
        model = Support

    entity = factory.SubFactory(EntityFactory)
    supporter = factory.SubFactory(EntityFactory, kind="diputacio")
    starts_on = SINCE


def member(entity: Entity, role: str, **person: Any) -> User:
    """Return a new person with ROLE at ENTITY; their rights want `access.sync` afterwards."""
    user = UserFactory.create(password=PASSWORD, **person)
    return MembershipFactory.create(user=user, entity=entity, role=role).user


def sync(*bodies: Entity, on: date) -> None:
    """Make the rights over BODIES agree with roles and supports of that day."""
    for body in bodies:
        access.sync(body, on=on)
