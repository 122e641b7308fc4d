"""Score an assessment: weighted means of weighted means, in exact fractions."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from selfassessment.rules.instrument import Dimension, Instrument
from selfassessment.rules.scoring.degrees import capped, caps, reached
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import (
    MISSING,
    Degree,
    DimensionScore,
    Given,
    Result,
    given,
    held,
)
from selfassessment.rules.vocabulary import TOP_LEVEL

FULL_SCORE = 100
REPRESENTATIVE_UP_TO = Fraction(3, 10)


def score(instrument: Instrument, answers: Mapping[str, Given]) -> Result:
    """Return the score of ANSWERS by question code.

    INSTRUMENT is already restricted to what the body is asked (`visible_to`); answers
    to anything else, or to what other answers leave unasked, count for nothing, and a
    question without an answer is missing.
    """
    instrument = revealed(instrument, answers)
    dimensions = tuple(_dimension(part, answers) for part in instrument.dimensions)
    low = weighted_mean((part.weight, part.low) for part in dimensions)
    high = weighted_mean((part.weight, part.high) for part in dimensions)
    na_share = _na_share(instrument, dimensions)
    complete = not any(part.missing for part in dimensions)
    reasons = caps(instrument, answers)
    uncapped = reached(instrument, answers, low)
    return Result(
        low=low,
        high=high,
        completeness=_completeness(low, high, complete=complete),
        answered=sum(part.answered for part in dimensions),
        total=sum(part.total for part in dimensions),
        not_applicable=sum(part.not_applicable for part in dimensions),
        dimensions=dimensions,
        degree=capped(uncapped, reasons, instrument.rating),
        uncapped_degree=uncapped,
        high_degree=_high_degree(instrument, answers, high),
        caps=reasons,
        na_share=na_share,
        representative=na_share <= REPRESENTATIVE_UP_TO,
        complete=complete,
    )


def weighted_mean(rows: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the mean of (weight, value) ROWS; None values are left out with their weight.

    The weight of what is left out is so shared out in proportion. None when nothing weighs.
    """
    kept = [(weight, value) for weight, value in rows if value is not None]
    total = sum((weight for weight, _ in kept), Fraction(0))
    return sum((weight * value for weight, value in kept), Fraction(0)) / total if total else None


def _dimension(dimension: Dimension, answers: Mapping[str, Given]) -> DimensionScore:
    """Add up in whole numbers: all weights over their common denominator."""
    unit = lcm(*(question.weight.denominator for question in dimension.questions))
    points: int | Fraction = 0
    applicable = missing = set_aside = answered = not_applicable = 0
    for question in dimension.questions:
        weight = question.weight.numerator * (unit // question.weight.denominator)
        answer = given(question, answers)
        if answer.not_applicable:
            not_applicable += 1
            set_aside += weight
            continue
        applicable += weight
        if answer == MISSING:
            missing += weight
        else:
            answered += 1
            points += weight * held(question, answer)
    visible = applicable + set_aside
    na_share = Fraction(set_aside, visible) if visible else Fraction(0)
    return DimensionScore(
        code=dimension.code,
        low=_percent(points, applicable),
        high=_percent(points + TOP_LEVEL * missing, applicable),
        answered=answered,
        total=len(dimension.questions),
        not_applicable=not_applicable,
        weight=dimension.weight,
        na_share=na_share,
        representative=na_share <= REPRESENTATIVE_UP_TO,
    )


def _percent(points: int | Fraction, weight: int) -> Fraction | None:
    return Fraction(FULL_SCORE * points, TOP_LEVEL * weight) if weight else None


def _high_degree(
    instrument: Instrument, answers: Mapping[str, Given], high: Fraction | None
) -> Degree | None:
    best = reached(instrument, answers, high, missing_as=TOP_LEVEL)
    return capped(best, caps(instrument, answers, missing_as=TOP_LEVEL), instrument.rating)


def _na_share(instrument: Instrument, scores: tuple[DimensionScore, ...]) -> Fraction:
    """Return the set-aside share of everything asked, each dimension by its own weight."""
    asked = (
        (part.weight, part.na_share if any(q.weight for q in dimension.questions) else None)
        for dimension, part in zip(instrument.dimensions, scores, strict=True)
    )
    return weighted_mean(asked) or Fraction(0)


def _completeness(low: Fraction | None, high: Fraction | None, *, complete: bool) -> Fraction:
    """Return the answered share: what is missing is what separates high from low."""
    if low is None or high is None:
        return Fraction(int(complete))
    return 1 - (high - low) / FULL_SCORE
