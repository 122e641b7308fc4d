"""The people of every test about who may do what, and the bodies they belong to.

Bodies: `a` and `b`, two ajuntaments; `a` is accompanied by `dip`, `b` by `other_dip`; `aoc` is
the Consortium. People, by the part they play towards body `a`:

    alice    e-SET manager of a          tecla    technician of dip, so of a too
    bob      contributor of a            rita     technician of other_dip: no business with a
    rosa     reader of a                 adam     administrator of the Consortium
    charlie  e-SET manager of b          aurora   auditor
    edith    writes the methodology      april    approves what others wrote
"""

from dataclasses import dataclass, fields
from datetime import date

from governance.models import Entity, User
from tests.factories import EntityFactory, SupportFactory, member, sync

ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Cast:
    """Everybody, by first name, and their bodies."""

    a: Entity
    b: Entity
    dip: Entity
    other_dip: Entity
    aoc: Entity
    alice: User
    bob: User
    rosa: User
    charlie: User
    tecla: User
    rita: User
    adam: User
    aurora: User
    edith: User
    april: User

    def person(self, name: str) -> User | None:
        """Return the person called NAME; None for nobody in particular."""
        return None if name == ANONYMOUS else getattr(self, name)

    @classmethod
    def names(cls) -> list[str]:
        """Return all parts, the visitor's first."""
        return [ANONYMOUS, *(row.name for row in fields(cls) if row.type is User)]


def make_cast(*, on: date) -> Cast:
    """Put everybody into the database, with the rights they have on that day."""
    a = EntityFactory.create(name="Ajuntament de Vilanova del Roure")
    b = EntityFactory.create(name="Ajuntament de Sant Pau del Pi")
    dip = EntityFactory.create(name="Diputació de la Plana", kind="diputacio")
    other_dip = EntityFactory.create(name="Diputació de la Costa", kind="diputacio")
    aoc = EntityFactory.create(name="Consorci de prova", kind="consorci")
    SupportFactory.create(entity=a, supporter=dip)
    SupportFactory.create(entity=b, supporter=other_dip)
    cast = Cast(
        a=a,
        b=b,
        dip=dip,
        other_dip=other_dip,
        aoc=aoc,
        alice=member(a, "entity_manager", email="alice@example.org", full_name="Alícia Roure"),
        bob=member(a, "entity_contributor", email="bob@example.org", full_name="Borja Roure"),
        rosa=member(a, "entity_reader", email="rosa@example.org", full_name="Rosa Roure"),
        charlie=member(b, "entity_manager", email="charlie@example.org", full_name="Carles Pi"),
        tecla=member(dip, "technician", email="tecla@example.org", full_name="Tecla Plana"),
        rita=member(other_dip, "technician", email="rita@example.org", full_name="Rita Costa"),
        adam=member(aoc, "aoc_admin", email="adam@example.org", full_name="Adam Consorci"),
        aurora=member(aoc, "auditor", email="aurora@example.org", full_name="Aurora Consorci"),
        edith=member(aoc, "methodology_editor", email="edith@example.org", full_name="Edit Autora"),
        april=member(
            aoc, "methodology_approver", email="april@example.org", full_name="Abril Revisora"
        ),
    )
    sync(a, b, dip, other_dip, aoc, on=on)
    return cast
