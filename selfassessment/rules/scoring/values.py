"""What goes into a score and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Question
from selfassessment.rules.vocabulary import LEVELS

# Raised whenever the same answers could give another result.
RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: a level from 0 to 4, "not applicable", or neither, which is missing.

    VALUE is what was given to a question whose answer is more than a level: a number, some
    choices, a text, which has no level. A level without value counts by itself.
    """

    level: int | None = None
    not_applicable: bool = False
    value: str = ""

    def __post_init__(self) -> None:
        if self.value and self.not_applicable:
            raise ValueError("what is not applicable has no value")
        if self.level is not None and (self.not_applicable or self.level not in LEVELS):
            raise ValueError("an answer is a level from 0 to 4 or not applicable, not both")


MISSING = Given()


def held(question: Question, answer: Given) -> int | Fraction:
    """Return what ANSWER is worth in levels, from 0 to 4; 0 when missing or set aside."""
    return question_kinds.held(question, answer.level, answer.value)


def given(question: Question, answers: Mapping[str, Given]) -> Given:
    """Return what counts as the answer to QUESTION: nothing sets aside what must be answered."""
    answer = answers.get(question.code, MISSING)
    return MISSING if answer.not_applicable and not question.allows_na else answer


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree of consolidation and the score, 0 to 100, from which it is reached."""

    code: str
    label: str
    floor: int


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """The score of a dimension, 0 to 100, counting what is missing as 0 (low) or as 4 (high).

    Low and high are None together, when no question with weight applies. TOTAL counts
    the visible questions, ANSWERED those with a level, NOT_APPLICABLE those set aside.
    NA_SHARE is the set-aside share of the weight, 0 to 1; above 3/10 the score is not
    REPRESENTATIVE.
    """

    code: str
    low: Fraction | None
    high: Fraction | None
    answered: int
    total: int
    not_applicable: int
    weight: Fraction
    na_share: Fraction
    representative: bool

    @property
    def missing(self) -> int:
        """Return how many visible questions still wait for an answer."""
        return self.total - self.answered - self.not_applicable


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a whole assessment, 0 to 100 like its dimensions.

    COMPLETENESS is the share, 0 to 1, of the applicable weight that is answered. DEGREE
    follows from low and the caps, UNCAPPED_DEGREE from low alone, HIGH_DEGREE from high
    and the caps that answers already given impose. CAPS names the critical questions
    under level 2. COMPLETE means that no visible question is missing.
    """

    low: Fraction | None
    high: Fraction | None
    completeness: Fraction
    answered: int
    total: int
    not_applicable: int
    dimensions: tuple[DimensionScore, ...]
    degree: Degree | None
    uncapped_degree: Degree | None
    high_degree: Degree | None
    caps: tuple[str, ...]
    na_share: Fraction
    representative: bool
    complete: bool
    rules_version: str = RULES_VERSION
