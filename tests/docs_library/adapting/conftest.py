"""A body with a copy of a document, and a new edition that meets it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import timezone

from docs_library.models import Adaptation, Edition, LocalEdition
from docs_library.rules import blocks
from docs_library.selectors.adapting import texts
from docs_library.services.adapting import approving, starting, touching
from docs_library.services.adapting.touching import Touch
from governance.models import Entity, User
from tests.docs_library.conftest import NOW, Publish
from tests.factories import EntityFactory, member, sync

BASE = """## Horari

Obrim de dilluns a divendres.

## Terminis (obligatoris)

Deu dies.

## Arxiu

L’arxiu guarda els expedients deu anys.

Qui vulgui una còpia la demana.
"""
NEXT = BASE.replace("deu anys", "vint anys").replace("## Horari", "## Horari d’atenció")
NEXT_DAY = date(2026, 2, 1)


@dataclass(frozen=True)
class Body:
    """A body, its manager and its contributor."""

    entity: Entity
    alice: User
    bob: User


@pytest.fixture
def body() -> Body:
    entity = EntityFactory.create(name="Ajuntament de Vilanova del Roure")
    found = Body(entity, member(entity, "entity_manager"), member(entity, "entity_contributor"))
    sync(entity, on=timezone.localdate())
    return found


@pytest.fixture
def first(publish: Publish) -> Edition:
    return publish("1.0", date(2025, 1, 1), text=BASE)


@pytest.fixture
def copied(first: Edition, body: Body) -> Adaptation:
    """The copy that bob has begun and not changed."""
    return starting.start(document=first.document, entity=body.entity, by=body.bob, now=NOW)


Rewrite = Callable[..., LocalEdition]


@pytest.fixture
def rewrite(body: Body) -> Rewrite:
    """A function that writes NEW in the place of the block that holds OLD."""

    def make(copy: Adaptation, old: str, new: str, *, by: User | None = None, seen: int = 0,
             after: str = "") -> LocalEdition:  # fmt: skip
        newest = texts.newest(copy)
        shown = texts.texts(copy).get(number=seen) if seen else newest
        found = blocks.split(shown.text)
        place = next(place for place, block in enumerate(found) if old in block.content)
        text = found[place].source.replace(old, new) if new else ""
        touch = Touch(seen=shown.number, place=place, text=text, after=after)
        return touching.touch(adaptation=copy, touch=touch, by=by or body.bob, now=NOW)

    return make


@pytest.fixture
def ours(copied: Adaptation, rewrite: Rewrite, body: Body) -> Adaptation:
    """The copy that keeps files for ever, approved by alice."""
    text = rewrite(copied, "deu anys", "per sempre")
    approving.approve(adaptation=copied, seen=text.number, by=body.alice, now=NOW)
    copied.refresh_from_db()
    return copied
