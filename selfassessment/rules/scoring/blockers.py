"""Which answers stand between a body and its next degree, and what each is worth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.instrument.rating import GATES
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.scoring.degrees import DEGREES, degrees_of, next_degree
from selfassessment.rules.scoring.engine import FULL_SCORE
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import Degree, Given, Result, given, held
from selfassessment.rules.vocabulary import TOP_LEVEL


@dataclass(frozen=True, slots=True)
class Step:
    """Raising one answer: from a level (None: missing, worth 0), to another, for GAIN points."""

    question: str
    from_level: int | None
    to_level: int
    gain: Fraction
    needed: bool


@dataclass(frozen=True, slots=True)
class NextDegree:
    """The way to TARGET: first every step of UNLOCK, then the needed ones of CLIMB.

    Both may be empty; without TARGET there is nothing above or nothing scored. DISTANCE
    is what still lacks in global points once unlocked.
    """

    target: Degree | None
    unlock: tuple[Step, ...] = ()
    climb: tuple[Step, ...] = ()
    distance: Fraction = Fraction(0)


def next_steps(instrument: Instrument, answers: Mapping[str, Given], result: Result) -> NextDegree:
    """Return what blocks the degree after the one of RESULT, the score of these ANSWERS.

    Climbing goes one level at a time, the steps with the greatest gain first and then
    those from the lowest level, so that as few as possible are needed. Gains are exact:
    taking the needed steps reaches the target.
    """
    instrument = revealed(instrument, answers)
    rating = instrument.rating
    if result.degree is None or result.low is None:
        return NextDegree(None)
    worth = level_worth(instrument, answers)
    if rating.scheme == GATES:
        return _through_gates(instrument, answers, worth, result.degree)
    target = next_degree(result.degree, rating)
    if target is None:
        return NextDegree(None)
    locked = set(result.caps) if target.floor > degrees_of(rating)[rating.cap].floor else set()
    unlock = tuple(
        _raised(question, given(question, answers), worth, rating.critical)
        for question in instrument
        if question.code in locked
    )
    distance = target.floor - result.low - sum((step.gain for step in unlock), Fraction(0))
    climb = _climb(instrument, answers, worth, locked)
    return NextDegree(target, unlock, _flagged(climb, distance), max(distance, Fraction(0)))


def level_worth(instrument: Instrument, answers: Mapping[str, Given]) -> dict[str, Fraction]:
    """Return how many global points one level of each applicable question is worth."""
    weights = {
        part.code: sum((question.weight for question in _applicable(part, answers)), Fraction(0))
        for part in instrument.dimensions
    }
    scored = [part for part in instrument.dimensions if weights[part.code]]
    total = sum((part.weight for part in scored), Fraction(0))
    if not total:
        return {}
    return {
        question.code: question.weight * unit
        for part in scored
        for unit in [part.weight * FULL_SCORE / (total * weights[part.code] * TOP_LEVEL)]
        for question in _applicable(part, answers)
    }


def _applicable(dimension: Dimension, answers: Mapping[str, Given]) -> list[Question]:
    return [
        question for question in dimension.questions if not given(question, answers).not_applicable
    ]


def _through_gates(
    instrument: Instrument,
    answers: Mapping[str, Given],
    worth: Mapping[str, Fraction],
    degree: Degree,
) -> NextDegree:
    """Return what does not pass yet at the gates up to the next one above DEGREE that applies.

    A degree at whose gate nothing applies cannot be reached: the way leads past it.
    """
    stands = {q.gate for q in instrument if not given(q, answers).not_applicable}
    last = min((gate for gate in stands if gate > DEGREES.index(degree)), default=0)
    if not last:
        return NextDegree(None)
    passing, target = instrument.rating.passing, DEGREES[last]
    shut = tuple(
        _raised(question, answer, worth, passing)
        for question in instrument
        if 0 < question.gate <= last
        for answer in [given(question, answers)]
        if not answer.not_applicable and (answer.level or 0) < passing
    )
    return NextDegree(target, shut)


def _raised(question: Question, answer: Given, worth: Mapping[str, Fraction], needed: int) -> Step:
    """Return the step that brings ANSWER to the level NEEDED, or to the next one it can reach."""
    level = _first_from(question, needed)
    gain = (level - held(question, answer)) * worth.get(question.code, Fraction(0))
    return Step(question.code, answer.level, level, gain, needed=True)


def _first_from(question: Question, level: int) -> int:
    """Return the lowest level from LEVEL on that an answer to QUESTION can reach."""
    return min((one for one in reachable(question) if one >= level), default=TOP_LEVEL)


def _climb(
    instrument: Instrument,
    answers: Mapping[str, Given],
    worth: Mapping[str, Fraction],
    unlocked: set[str],
) -> list[Step]:
    """List every single step worth something, best first; whole numbers sort fast."""
    unit = lcm(*(gain.denominator for gain in worth.values()))
    steps: list[tuple[tuple[int, int, int], Step]] = []
    for question in instrument:
        gain = worth.get(question.code)
        if gain:
            answer = given(question, answers)
            if question.code in unlocked:
                answer = Given(_first_from(question, instrument.rating.critical))
            weight = gain.numerator * (unit // gain.denominator)
            for step in _steps(question, answer, gain):
                steps.append(((-weight, step.from_level or 0, len(steps)), step))
    return [step for _, step in sorted(steps)]


def _steps(question: Question, answer: Given, worth: Fraction) -> Iterator[Step]:
    """Return the steps from ANSWER to the top, each to the next level that can be reached."""
    level, at = answer.level, held(question, answer)
    for then in reachable(question):
        if then > at:
            yield Step(question.code, level, then, (then - at) * worth, needed=False)
            level, at = then, then


def _flagged(steps: list[Step], distance: Fraction) -> tuple[Step, ...]:
    flagged = []
    for step in steps:
        needed = distance > 0
        flagged.append(replace(step, needed=True) if needed else step)
        if needed:
            distance -= step.gain
    return tuple(flagged)
