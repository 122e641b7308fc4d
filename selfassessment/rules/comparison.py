"""Two campaigns of the same body: compared over the questions that both asked alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.migration import words
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given

NEW = "new"
REWORDED = "reworded"
ASIDE = "aside"
DROPPED = "dropped"

REASONS: Mapping[str, str] = {
    NEW: noop("it was not asked then"),
    REWORDED: noop("its text or its levels have changed"),
    ASIDE: noop("it did not apply in one of the two"),
    DROPPED: noop("it is no longer asked"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A common question whose level went from BEFORE to NOW."""

    question: Question
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score then and now, 0 to 100, over the COMMON questions, weighted as now.

    Both are None when nothing is common. APART names, with the reason, every question of
    either campaign that does not compare; CHANGES those that moved, the biggest move first.
    """

    before: Fraction | None
    now: Fraction | None
    common: int
    changes: tuple[Change, ...]
    apart: tuple[tuple[Question, str], ...]

    @property
    def difference(self) -> Fraction | None:
        """Points gained (or lost) over the common questions; None without any."""
        return None if self.before is None or self.now is None else self.now - self.before


def compare(
    instrument: Instrument,
    given: Mapping[str, Given],
    past_instrument: Instrument,
    past_given: Mapping[str, Given],
) -> Comparison:
    """Compare what was GIVEN to INSTRUMENT with what was given to the one of the past."""
    past = {question.code: question for question in past_instrument}
    apart: list[tuple[Question, str]] = []
    common: set[str] = set()
    for question in filter(reachable, instrument):
        reason = _apart(question, past.get(question.code), given, past_given)
        if reason:
            apart.append((question, reason))
        else:
            common.add(question.code)
    asked = {question.code for question in instrument}
    dropped = [q for q in past_instrument if q.code not in asked and reachable(q)]
    apart += [(question, DROPPED) for question in dropped]
    shared = _restricted(instrument, common)
    changes = [
        Change(question, then, now)
        for question in shared
        for then in [past_given[question.code].level or 0]
        for now in [given[question.code].level or 0]
        if then != now
    ]
    return Comparison(
        before=score(shared, past_given).low,
        now=score(shared, given).low,
        common=len(common),
        changes=tuple(sorted(changes, key=lambda row: -abs(row.now - row.before))),
        apart=tuple(apart),
    )


def _apart(
    question: Question,
    past: Question | None,
    given: Mapping[str, Given],
    past_given: Mapping[str, Given],
) -> str:
    """Return why QUESTION does not compare; empty when it does."""
    then = past_given.get(question.code, Given())
    if past is None or then == Given():
        return NEW
    if words(past) != words(question):
        return REWORDED
    now = given.get(question.code, Given())
    return ASIDE if now.level is None or then.level is None else ""


def _restricted(instrument: Instrument, codes: set[str]) -> Instrument:
    return replace(
        instrument,
        dimensions=tuple(
            replace(part, questions=tuple(q for q in part.questions if q.code in codes))
            for part in instrument.dimensions
        ),
    )
