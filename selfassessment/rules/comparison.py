"""Two campaigns of the same body: compared over the questions that both asked alike."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules import migration
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.migration import Link
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given

NEW, REWORDED, SPLIT, MERGED, DROPPED = (
    migration.NEW,
    migration.REWORDED,
    migration.SPLIT,
    migration.MERGED,
    migration.DROPPED,
)
ASIDE = "aside"

REASONS: Mapping[str, str] = {
    NEW: noop("it was not asked then"),
    REWORDED: noop("its text or its levels have changed"),
    SPLIT: noop("what was one question is several now"),
    MERGED: noop("what were several questions is one now"),
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
    past: tuple[Instrument, Mapping[str, Given]],
    between: Sequence[Instrument] = (),
) -> Comparison:
    """Compare what was GIVEN to INSTRUMENT with the PAST: what was asked and given then.

    A question is the same one when the versions declare so, whatever its code (see migration,
    also for BETWEEN).
    """
    past_instrument, past_given = past
    questions = {question.code: question for question in instrument}
    dropped = {question.code: question for question in past_instrument}
    apart: list[tuple[Question, str]] = []
    then: dict[str, Given] = {}
    for link in migration.links(instrument, past_instrument, between):
        question = questions[link.now] if link.now else dropped[link.then[0]]
        if not reachable(question):
            continue
        before = past_given.get(link.then[0], Given()) if link.then else Given()
        reason = _apart(link, given.get(link.now, Given()), before)
        if reason:
            apart.append((question, reason))
        else:
            then[link.now] = before
    shared = _restricted(instrument, then.keys())
    return Comparison(
        before=score(shared, then).low,
        now=score(shared, given).low,
        common=len(then),
        changes=_changes(shared, given, then),
        apart=tuple(apart),
    )


def _apart(link: Link, now: Given, then: Given) -> str:
    """Return why the question of LINK does not compare; empty when it does."""
    if link.what == DROPPED:
        return DROPPED
    if then == Given():
        return NEW
    if not link.compares:
        return link.what
    return ASIDE if now.level is None or then.level is None else ""


def _changes(
    shared: Instrument, given: Mapping[str, Given], then: Mapping[str, Given]
) -> tuple[Change, ...]:
    rows = [
        Change(question, then[question.code].level or 0, given[question.code].level or 0)
        for question in shared
    ]
    moved = [row for row in rows if row.before != row.now]
    return tuple(sorted(moved, key=lambda row: -abs(row.now - row.before)))


def _restricted(instrument: Instrument, codes: Collection[str]) -> Instrument:
    return replace(
        instrument,
        dimensions=tuple(
            replace(part, questions=tuple(q for q in part.questions if q.code in codes))
            for part in instrument.dimensions
        ),
    )
