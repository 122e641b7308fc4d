"""The scores of OWASP SAMM 2: practices from 0 to 3, averaged to functions and overall."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "G": ("SM", "PC", "EG"),
    "D": ("TA", "SR", "SA"),
    "I": ("SB", "SD", "DM"),
    "V": ("AA", "RT", "ST"),
    "O": ("IM", "EM", "OM"),
}
ANSWERS = frozenset({Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1)})

_STREAMS = ("A", "B")
_LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class SammScore:
    """Practices and functions by code (SA, D) and overall, all from 0 to 3."""

    practices: Mapping[str, Fraction]
    functions: Mapping[str, Fraction]
    overall: Fraction


def samm_score(answers: Mapping[str, Fraction]) -> SammScore:
    """Return the score of ANSWERS by question code, such as D-SA-B-1.

    An unanswered question counts 0, and no level waits for the one below. Raises
    ValueError for an answer that is not 0, 1/4, 1/2 or 1, or a code that does not exist.
    """
    if unknown := answers.keys() - QUESTIONS:
        raise ValueError(f"unknown questions: {sorted(unknown)}")
    if any(answer not in ANSWERS for answer in answers.values()):
        raise ValueError("an answer is 0, 1/4, 1/2 or 1")
    practices = {
        practice: sum(
            (answers.get(code, Fraction(0)) for code in _codes(function, practice)), Fraction(0)
        )
        / len(_STREAMS)
        for function, names in FUNCTIONS.items()
        for practice in names
    }
    functions = {
        function: _mean([practices[practice] for practice in names])
        for function, names in FUNCTIONS.items()
    }
    return SammScore(practices, functions, _mean(list(functions.values())))


def _codes(function: str, practice: str) -> list[str]:
    return [f"{function}-{practice}-{s}-{level}" for s in _STREAMS for level in _LEVELS]


QUESTIONS = frozenset(
    code
    for function, names in FUNCTIONS.items()
    for practice in names
    for code in _codes(function, practice)
)


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
