"""The control of correct application: one verdict per flagged question, and one for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import Given, given

CONFORM = "conforme"
OBSERVATION = "observacio"
NON_CONFORM = "no_conforme"
CONFORM_WITH_OBSERVATIONS = "conforme_amb_observacions"

VERDICT_LABELS: Mapping[str, str] = {
    CONFORM: noop("Conforming"),
    OBSERVATION: noop("Observation"),
    NON_CONFORM: noop("Non-conforming"),
}
OUTCOME_LABELS: Mapping[str, str] = {
    CONFORM: noop("Conforming"),
    CONFORM_WITH_OBSERVATIONS: noop("Conforming with observations"),
    NON_CONFORM: noop("Non-conforming"),
}

_CONFORM_LEVEL = 3
_OBSERVATION_LEVEL = 2
_NON_CONFORM_OVER = Fraction(2, 10)
_CONFORM_FROM = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the control says of one question."""

    question: str
    verdict: str
    critical: bool


@dataclass(frozen=True, slots=True)
class ControlResult:
    """All verdicts in questionnaire order, and the OUTCOME (None: nothing to control)."""

    outcome: str | None
    verdicts: tuple[Verdict, ...]

    def count(self, verdict: str) -> int:
        """Return how many questions got VERDICT."""
        return sum(row.verdict == verdict for row in self.verdicts)


def judge(instrument: Instrument, answers: Mapping[str, Given]) -> ControlResult:
    """Return the control result of ANSWERS on the control questions of INSTRUMENT.

    What is not applicable is left out; what is missing does not conform.
    """
    instrument = revealed(instrument, answers)
    verdicts = tuple(
        Verdict(question.code, verdict_of(answer.level), question.critical)
        for question in instrument
        if question.control
        for answer in [given(question, answers)]
        if not answer.not_applicable
    )
    return ControlResult(_outcome(verdicts), verdicts)


def verdict_of(level: int | None) -> str:
    """Return the verdict on a LEVEL from 0 to 4; None is a missing answer."""
    if level is None or level < _OBSERVATION_LEVEL:
        return NON_CONFORM
    return CONFORM if level >= _CONFORM_LEVEL else OBSERVATION


def _outcome(verdicts: tuple[Verdict, ...]) -> str | None:
    if not verdicts:
        return None
    failed = [row for row in verdicts if row.verdict == NON_CONFORM]
    passed = sum(row.verdict == CONFORM for row in verdicts)
    if any(row.critical for row in failed):
        return NON_CONFORM
    if Fraction(len(failed), len(verdicts)) > _NON_CONFORM_OVER:
        return NON_CONFORM
    if not failed and Fraction(passed, len(verdicts)) >= _CONFORM_FROM:
        return CONFORM
    return CONFORM_WITH_OBSERVATIONS
