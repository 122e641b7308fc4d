"""What stands before the loop begins: a document, a body's copy of it, a question, a session."""

from datetime import datetime, timedelta

from django.utils import timezone

from docs_library.models import Adaptation, Document
from docs_library.rules import blocks
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.selectors.adapting import texts
from docs_library.services import publishing
from docs_library.services.adapting import approving, starting, touching
from docs_library.services.adapting.touching import Touch
from docs_library.services.publishing import Terms
from selfassessment.models import Assessment
from selfassessment.services.improvement import planning
from tests.cast import Cast
from tests.selfassessment import scenes

NORM = "Llei 10/2001"
TEXT = """## Horari

Obrim de dilluns a divendres.

## Arxiu

L’arxiu guarda els expedients deu anys.
"""


def a_document(now: datetime) -> Document:
    """Publish INS-90, which stands on the norm."""
    document = Document.objects.create(
        code="INS-90",
        slug="arxiu",
        kind="instruction",
        title="Arxiu",
        summary="Què es guarda.",
        collection="registry",
    )
    said = Content("INS-90", "Arxiu", "Què es guarda.", TEXT, "Primera edició.", (NORM,))
    terms = Terms(Number(1, 0), timezone.localdate(now) - timedelta(days=300), "initial")
    publishing.publish(document=document, content=said, terms=terms, now=now, actor=None)
    return document


def a_copy(document: Document, people: Cast, now: datetime) -> Adaptation:
    """Return the copy of body a, whose staff read other opening hours."""
    copy = starting.start(document=document, entity=people.a, by=people.bob, now=now)
    parts = blocks.split(texts.newest(copy).text)
    place = next(at for at, part in enumerate(parts) if "dilluns" in part.content)
    touch = Touch(seen=1, place=place, text="Obrim tots els dies.")
    made = touching.touch(adaptation=copy, touch=touch, by=people.bob, now=now)
    approving.approve(adaptation=copy, seen=made.number, by=people.alice, now=now)
    return copy


def a_question(people: Cast, now: datetime) -> Assessment:
    """Return an assessment of body a with one question about INS-90, and an action on it."""
    whole = scenes.content(1, 1)
    whole["dimensions"][0]["questions"][0]["documents"] = ["INS-90"]
    made = scenes.of_content(whole, people.a, timezone.localdate(now), now)
    planning.plan(
        gap=planning.Gap(made, "D1.1", 1),
        wanted=planning.Plan("Guardar els expedients vint anys", 3),
        by=people.alice,
        now=now,
    )
    return made
