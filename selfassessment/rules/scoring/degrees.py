"""The degrees of consolidation, and what holds a body back from the higher ones."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.instrument.rating import FLOORS, GATES, USUAL, Rating
from selfassessment.rules.scoring.c2m2 import Response, maturity_level
from selfassessment.rules.scoring.values import Degree, Given, given
from selfassessment.rules.vocabulary import TOP_LEVEL

DEGREES = (
    Degree("no_iniciat", noop("Not started"), 0),
    Degree("inicial", noop("Initial"), 20),
    Degree("en_desplegament", noop("Being rolled out"), 40),
    Degree("implantat", noop("In place"), 60),
    Degree("consolidat", noop("Consolidated"), 80),
)
BY_CODE: Mapping[str, Degree] = {degree.code: degree for degree in DEGREES}

# Usually, a critical question under this level keeps the degree from passing the cap.
CRITICAL_LEVEL = USUAL.critical
CAP = DEGREES[USUAL.cap]


def degree_of(score: Fraction | None, rating: Rating = USUAL) -> Degree | None:
    """Return the degree of an unrounded SCORE from 0 to 100, caps aside; none without score."""
    if score is None:
        return None
    return [degree for degree in degrees_of(rating) if degree.floor <= score][-1]


def degrees_of(rating: Rating) -> tuple[Degree, ...]:
    """Return the degrees from low to high with the floors of RATING; by gates those say nothing."""
    if rating.scheme == GATES or rating.floors == FLOORS:
        return DEGREES
    pairs = zip(DEGREES, rating.floors, strict=True)
    return tuple(replace(degree, floor=floor) for degree, floor in pairs)


def reached(
    instrument: Instrument,
    answers: Mapping[str, Given],
    score: Fraction | None,
    *,
    missing_as: int = 0,
) -> Degree | None:
    """Return the degree of ANSWERS that SCORE so much, caps aside, as INSTRUMENT rates it.

    A missing answer counts as level MISSING_AS at a gate; none without a score.
    """
    rating = instrument.rating
    if score is None or rating.scheme != GATES:
        return degree_of(score, rating)
    gates: dict[int, list[Response]] = {gate: [] for gate in range(1, len(DEGREES))}
    for question in instrument:
        if question.gate:
            answer = given(question, answers)
            gates[question.gate].append(_response(answer, missing_as, rating.passing))
    return DEGREES[maturity_level(gates)]


def _response(answer: Given, missing_as: int, passing: int) -> Response:
    if answer.not_applicable:
        return Response.NOT_APPLICABLE
    level = missing_as if answer.level is None else answer.level
    if level >= TOP_LEVEL:
        return Response.FULLY
    return Response.LARGELY if level >= passing else Response.NOT


def caps(
    instrument: Instrument, answers: Mapping[str, Given], *, missing_as: int = 0
) -> tuple[str, ...]:
    """Return the codes of the critical questions under the level needed, in order.

    A missing answer counts as level MISSING_AS; one set aside does not cap. A questionnaire
    that rates by gates has no caps: its gates hold back.
    """
    found: list[str] = []
    if instrument.rating.scheme == GATES:
        return ()
    for question in instrument:
        if question.critical:
            answer = given(question, answers)
            level = missing_as if answer.level is None else answer.level
            if level < instrument.rating.critical and not answer.not_applicable:
                found.append(question.code)
    return tuple(found)


def capped(
    degree: Degree | None, reasons: Collection[str], rating: Rating = USUAL
) -> Degree | None:
    """Return DEGREE, or the highest one allowed when there are REASONS to cap it."""
    cap = degrees_of(rating)[rating.cap]
    return cap if degree and reasons and degree.floor > cap.floor else degree


def next_degree(degree: Degree, rating: Rating = USUAL) -> Degree | None:
    """Return the degree above DEGREE, or None at the top."""
    above = [other for other in degrees_of(rating) if other.floor > degree.floor]
    return above[0] if above else None
