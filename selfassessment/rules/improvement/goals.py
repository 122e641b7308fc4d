"""The levels that a body aims at: by its actions, by its profile, or from a gap."""

from collections.abc import Iterable, Mapping

from selfassessment.rules.instrument import Instrument
from selfassessment.rules.vocabulary import TOP_LEVEL

NO_GAP_FROM = 3


def highest(goals: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the highest level that (question, level) GOALS ask of each question."""
    found: dict[str, int] = {}
    for code, level in goals:
        found[code] = max(level, found.get(code, 0))
    return found


def by_profile(instrument: Instrument, profile: Mapping[str, int]) -> dict[str, int]:
    """Return the level that PROFILE, levels by dimension, asks of each question."""
    return {
        question.code: profile[part.code]
        for part in instrument.dimensions
        if part.code in profile
        for question in part.questions
    }


def goal(level: int | None, wanted: int | None = None) -> int | None:
    """Return the level to aim at from LEVEL, a missing answer being 0; None at the top.

    It is the one WANTED by the body's profile, else the one from which an answer is no gap.
    """
    here = level or 0
    if here >= TOP_LEVEL:
        return None
    return wanted if wanted is not None and wanted > here else max(here + 1, NO_GAP_FROM)
