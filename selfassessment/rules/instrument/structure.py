"""What a questionnaire is made of, once read and found sound."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from selfassessment.rules.instrument.rating import USUAL, Rating
from selfassessment.rules.question_kinds.details import PLAIN, Details
from selfassessment.rules.vocabulary import TOP_LEVEL, TOWN_HALL


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One step of the scale, 0 to 4, with its name and what it means in general."""

    value: int
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Applies:
    """Whom a question concerns: kinds of body and, for town halls only, population bands."""

    kinds: frozenset[str]
    bands: frozenset[str] = frozenset()

    def to(self, kind: str, band: str) -> bool:
        """Say whether a body of KIND and BAND is concerned; no bands means no restriction."""
        if kind not in self.kinds:
            return False
        return not self.bands or kind != TOWN_HALL or band in self.bands


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only if another one was answered so.

    The answer to QUESTION has a level from AT_LEAST to AT_MOST and, for several choices,
    contains the option CHOSEN. Without an answer, or set aside, it does not hold.
    """

    question: str
    at_least: int = 0
    at_most: int = TOP_LEVEL
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; those of the kind level describe their five levels, from 0 to 4.

    DETAILS is what is particular to its kind. GATE, from 1 to 4, is the degree at whose
    gate the question stands, where the questionnaire rates by gates; 0 at none. ORIGINS are
    the questions of the version before that it comes from; None means that of its own code.
    """

    code: str
    kind: str
    text: str
    weight: Fraction
    levels: tuple[str, ...]
    evidence: tuple[str, ...]
    norms: tuple[str, ...]
    documents: tuple[str, ...]
    critical: bool
    control: bool
    applies: Applies
    allows_na: bool
    details: Details = PLAIN
    condition: Condition | None = None
    gate: int = 0
    origins: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A weighted group of questions; it may be empty once restricted to one body."""

    code: str
    name: str
    short_name: str
    weight: Fraction
    questions: tuple[Question, ...]

    @property
    def depends(self) -> bool:
        """Whether what is asked here depends on what was answered."""
        return any(question.condition for question in self.questions)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A whole questionnaire in one language."""

    title: str
    number: str
    language: str
    scale: tuple[ScaleLevel, ...]
    dimensions: tuple[Dimension, ...]
    rating: Rating = USUAL

    def __iter__(self) -> Iterator[Question]:
        for dimension in self.dimensions:
            yield from dimension.questions

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all questions, in the order of the questionnaire."""
        return tuple(self)

    def question(self, code: str) -> Question:
        """Return the question called CODE, or raise KeyError."""
        for question in self:
            if question.code == code:
                return question
        raise KeyError(code)

    def dimension_of(self, code: str) -> Dimension:
        """Return the dimension in which the question called CODE stands, or raise KeyError.

        Codes are names that authors choose: nothing can be read out of them.
        """
        for dimension in self.dimensions:
            if any(question.code == code for question in dimension.questions):
                return dimension
        raise KeyError(code)

    def visible_to(self, kind: str, band: str) -> "Instrument":
        """Return what a body of KIND and BAND is asked; dimensions stay, even when empty."""
        return self.only(lambda question: question.applies.to(kind, band))

    def only(self, keep: Callable[[Question], bool]) -> "Instrument":
        """Return the questions that KEEP says; dimensions stay, even when empty."""
        return replace(
            self,
            dimensions=tuple(
                replace(part, questions=tuple(filter(keep, part.questions)))
                for part in self.dimensions
            ),
        )
