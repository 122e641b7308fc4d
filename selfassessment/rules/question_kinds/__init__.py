"""The kinds of question: what each is made of, takes as an answer, and credits for it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from selfassessment.rules.question_kinds import choices, level, number, text, yes_no
from selfassessment.rules.question_kinds.details import Band, Details, Option, Say
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable
from selfassessment.rules.vocabulary import QUESTION_KINDS, TOP_LEVEL

__all__ = [
    "KINDS",
    "Band",
    "Details",
    "Kind",
    "Option",
    "Say",
    "Unusable",
    "credit",
    "held",
    "reachable",
    "take",
    "words",
]


class Kind(Protocol):
    """What a module of this folder offers; adding a kind is adding one.

    KEYS are the names that an author must write in a question of this kind, MORE those
    that may be written; LABEL says what it is called.
    """

    KEYS: tuple[str, ...]
    MORE: tuple[str, ...]
    LABEL: str

    def read(self, reader: Reads, place: str, fields: Mapping[str, object]) -> Details:
        """Return what is particular to a question, from the FIELDS that stand at PLACE."""

    def plain(self, question: Asked) -> dict[str, object]:
        """Return what is particular to QUESTION as canonical content."""

    def take(self, question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
        """Return level and value as they are kept; raise Unusable for what is no answer."""

    def credit(self, question: Asked, level: int, value: str) -> Fraction:
        """Return what an answer with a VALUE is worth, from 0 to 1."""

    def words(self, question: Asked, level: int | None, value: str, say: Say) -> str:
        """Write an answer as people read it."""

    def reachable(self, question: Asked) -> tuple[int, ...]:
        """Return the levels that an answer can reach, from low to high."""


KINDS: Mapping[str, Kind] = dict(
    zip(QUESTION_KINDS, (level, yes_no, number, choices, text), strict=True)
)


def take(question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return LEVEL and VALUE as an answer to QUESTION keeps them; both empty clear it.

    Raise Unusable, with the reason, for what cannot be an answer to this kind of question.
    """
    return KINDS[question.kind].take(question, level, value)


def credit(question: Asked, level: int | None, value: str) -> Fraction:
    """Return what an answer is worth, from 0 to 1, exactly; a level alone counts as itself."""
    if level is None:
        return Fraction(0)
    if not value:
        return Fraction(level, TOP_LEVEL)
    return KINDS[question.kind].credit(question, level, value)


def held(question: Asked, level: int | None, value: str) -> int | Fraction:
    """Return the credit of an answer in levels, from 0 to 4: whole for most kinds."""
    if level is None:
        return 0
    return TOP_LEVEL * credit(question, level, value) if value else level


def words(question: Asked, level: int | None, value: str, say: Say = str) -> str:
    """Write an answer to QUESTION as people read it; empty without one.

    SAY puts into the reader's language what the questionnaire does not say itself.
    """
    if level is None and not value:
        return ""
    return KINDS[question.kind].words(question, level, value, say)


def reachable(question: Asked) -> tuple[int, ...]:
    """Return the levels that an answer to QUESTION can reach; none when it only informs."""
    return KINDS[question.kind].reachable(question)
