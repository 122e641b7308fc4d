"""Everything that the page of one shared practice shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from docs_library.models import (
    Adaptation,
    Document,
    Edition,
    Practice,
    PracticeFile,
    PracticeFollower,
    PracticeMove,
    PracticeStart,
    PracticeUse,
)
from docs_library.rules.practices import names
from docs_library.rules.practices.moves import MOVES
from docs_library.selectors import documents, staff
from docs_library.selectors.adapting import copies
from governance.models import Entity, Population, Tool, User
from governance.rules import bands


@dataclass(frozen=True, slots=True)
class Followed:
    """A document that a practice follows: its edition in force, and whether one came since.

    MAY_START says that the reader's body may begin its own copy of it from the practice.
    """

    document: Document
    edition: Edition | None
    is_newer: bool
    may_start: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers, as they came."""

    question: PracticeMove
    answers: list[PracticeMove]


@dataclass(frozen=True, slots=True)
class Sized:
    """A practice with the size of its body in words, in English; "" where it has none."""

    practice: Practice
    size: str


def followed(practice: Practice, body: Entity | None, on: date) -> list[Followed]:
    """Return the documents that PRACTICE follows, as they stand for BODY ON a day, by code."""
    return [
        Followed(
            document,
            edition := documents.current(document.code, on=on),
            is_newer=_is_newer(practice, edition),
            may_start=_may_start(practice, document, body, edition),
        )
        for document in followed_documents(practice)
    ]


def followed_documents(practice: Practice) -> "QuerySet[Document]":
    """Return the documents that PRACTICE follows, also that of its copy, by code."""
    named = Document.objects.filter(practices__practice=practice)
    if practice.copy is not None:
        named |= Document.objects.filter(pk=practice.copy.adaptation.document_id)
    return named.distinct().in_order()


def reasons(practice: Practice, on: date) -> list[tuple[str, str]]:
    """Return why the body is asked: ("unused", "") and ("newer", code) as far as they hold."""
    found = [] if uses(practice) or starts(practice) else [("unused", "")]
    return found + [
        ("newer", one.document.code) for one in followed(practice, None, on) if one.is_newer
    ]


def tools(practice: Practice) -> "QuerySet[Tool]":
    """Return the tools with which PRACTICE is done, by name."""
    return Tool.objects.filter(practices__practice=practice).order_by("name")


def files(practice: Practice) -> "QuerySet[PracticeFile]":
    """Return the files that PRACTICE hands out, by name."""
    return PracticeFile.objects.filter(practice=practice).select_related("stored").order_by("name")


def uses(practice: Practice) -> list[PracticeUse]:
    """Return which bodies use PRACTICE, as they came."""
    rows = PracticeUse.objects.filter(practice=practice).select_related("entity", "by")
    return list(rows.order_by("at", "pk"))


def use_of(practice: Practice, entity: Entity | None) -> PracticeUse | None:
    """Return how ENTITY uses PRACTICE; None when it does not."""
    return PracticeUse.objects.filter(practice=practice, entity=entity).first()


def starts(practice: Practice) -> list[PracticeStart]:
    """Return the own copies that were begun from PRACTICE, as they came."""
    rows = PracticeStart.objects.filter(practice=practice)
    return list(rows.select_related("adaptation__entity", "adaptation__document").order_by("at"))


def begun_from(adaptation: Adaptation) -> PracticeStart | None:
    """Return from which practice ADAPTATION was begun; None when from none."""
    rows = PracticeStart.objects.filter(adaptation=adaptation)
    return rows.select_related("practice__entity").first()


def history(practice: Practice) -> list[PracticeMove]:
    """Return the moves of PRACTICE, the newest first."""
    rows = PracticeMove.objects.filter(practice=practice, move__in=MOVES).select_related("by")
    return list(rows.order_by("-at", "-pk"))


def asked(practice: Practice) -> list[Asked]:
    """Return the questions about PRACTICE with their answers, the oldest first."""
    rows = PracticeMove.objects.filter(practice=practice, move__in=[names.QUESTION, names.ANSWER])
    said = list(rows.select_related("by", "entity").order_by("at", "pk"))
    return [
        Asked(one, [other for other in said if other.answers_id == one.pk])
        for one in said
        if one.move == names.QUESTION
    ]


def follows(user: User, practice: Practice) -> bool:
    """Say whether USER hears of each step of PRACTICE."""
    return PracticeFollower.objects.filter(practice=practice, user=user).exists()


def size(entity: Entity, on: date) -> str:
    """Return the band of ENTITY by its inhabitants ON a day, in English; "" where it has none."""
    rows = Population.objects.filter(entity=entity, year__lte=on.year).order_by("-year")
    code = staff.band(entity.kind, rows.values_list("inhabitants", flat=True).first())
    return bands.BANDS[code].label if code else ""


def sized(rows: Iterable[Practice]) -> list[Sized]:
    """Return ROWS, listed with their inhabitants, each with the size of its body."""
    known = ((row, staff.band(row.entity.kind, getattr(row, "inhabitants", None))) for row in rows)
    return [Sized(row, bands.BANDS[code].label if code else "") for row, code in known]


def address(practice: Practice) -> str:
    """Return the address of the page of PRACTICE."""
    return reverse("docs_library:practice", args=[practice.pk])


def _is_newer(practice: Practice, edition: Edition | None) -> bool:
    since = practice.confirmed_at
    if since is None or edition is None or edition.effective_from is None:
        return False
    return edition.effective_from > timezone.localdate(since)


def _may_start(
    practice: Practice, document: Document, body: Entity | None, edition: Edition | None
) -> bool:
    if body is None or body.pk == practice.entity_id or edition is None:
        return False
    return document.may_be_adapted and copies.of_body(body, document) is None
