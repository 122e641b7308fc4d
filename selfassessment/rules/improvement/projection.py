"""What a body would score if all that it plans were done, by the same exact engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given, Result, given, held


@dataclass(frozen=True, slots=True)
class Projection:
    """The result NOW and THEN, once every answer of RAISED has come up to its level."""

    now: Result
    then: Result
    raised: tuple[str, ...]

    @property
    def gain(self) -> Fraction | None:
        """Points won, 0 to 100; None where nothing is scored."""
        if self.now.low is None or self.then.low is None:
            return None
        return self.then.low - self.now.low


def project(
    instrument: Instrument, answers: Mapping[str, Given], goals: Mapping[str, int]
) -> Projection:
    """Return what ANSWERS score once each question of GOALS reaches its level, 0 to 4.

    Nothing is ever lowered, what does not apply stays aside, and what INSTRUMENT does not ask
    counts for nothing.
    """
    raised = {
        question.code: Given(level=level)
        for question in instrument
        if question.code in goals
        for level in [reached(question, given(question, answers), goals[question.code])]
        if level is not None
    }
    return Projection(
        now=score(instrument, answers),
        then=score(instrument, {**answers, **raised}),
        raised=tuple(raised),
    )


def reached(question: Question, answer: Given, wanted: int) -> int | None:
    """Return the level that ANSWER comes up to once it is WANTED, 0 to 4; None where it stays.

    Not every kind of question has all levels: it is the first from there on, or the last.
    """
    known = reachable(question)
    level = min((one for one in known if one >= wanted), default=max(known, default=0))
    return None if answer.not_applicable or held(question, answer) >= level else level
