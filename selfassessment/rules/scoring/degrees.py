"""The degrees of consolidation, and what holds a body back from the higher ones."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.values import Degree, Given, given

DEGREES = (
    Degree("no_iniciat", noop("Not started"), 0),
    Degree("inicial", noop("Initial"), 20),
    Degree("en_desplegament", noop("Being rolled out"), 40),
    Degree("implantat", noop("In place"), 60),
    Degree("consolidat", noop("Consolidated"), 80),
)
BY_CODE: Mapping[str, Degree] = {degree.code: degree for degree in DEGREES}

# A critical question under this level keeps the degree from passing the cap.
CRITICAL_LEVEL = 2
CAP = BY_CODE["en_desplegament"]


def degree_of(score: Fraction | None) -> Degree | None:
    """Return the degree of an unrounded SCORE from 0 to 100, caps aside; none without score."""
    if score is None:
        return None
    return max(
        (degree for degree in DEGREES if degree.floor <= score), key=lambda degree: degree.floor
    )


def caps(
    instrument: Instrument, answers: Mapping[str, Given], *, missing_as: int = 0
) -> tuple[str, ...]:
    """Return the codes of the critical questions under level 2, in questionnaire order.

    A missing answer counts as level MISSING_AS; one set aside does not cap.
    """
    found = []
    for question in instrument:
        if question.critical:
            answer = given(question, answers)
            level = missing_as if answer.level is None else answer.level
            if level < CRITICAL_LEVEL and not answer.not_applicable:
                found.append(question.code)
    return tuple(found)


def capped(degree: Degree | None, reasons: Collection[str]) -> Degree | None:
    """Return DEGREE, or the highest one allowed when there are REASONS to cap it."""
    return CAP if degree and reasons and degree.floor > CAP.floor else degree


def next_degree(degree: Degree) -> Degree | None:
    """Return the degree above DEGREE, or None at the top."""
    above = [other for other in DEGREES if other.floor > degree.floor]
    return above[0] if above else None
