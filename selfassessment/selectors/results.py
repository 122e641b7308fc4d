"""What the result page of a body says beyond its score: side by side, then and now, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from docs_library.models import Edition
from docs_library.selectors import documents
from selfassessment.models import Assessment, Control, Score
from selfassessment.rules import comparison
from selfassessment.rules.comparison import Comparison
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.blockers import level_worth
from selfassessment.rules.scoring.values import Given, held
from selfassessment.rules.vocabulary import TOP_LEVEL
from selfassessment.selectors import assessments, control, instruments, lineage
from selfassessment.selectors.control import Line
from selfassessment.selectors.peers import Peers

STRONG_FROM = 3
MOST = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension as declared, as validated, last time, and in the comparison group."""

    dimension: Dimension
    declared: Fraction | None
    validated: Fraction | None
    before: Fraction | None
    peer: Fraction | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands out: its level, the points it could still bring, what to read."""

    question: Question
    dimension: Dimension
    level: int
    worth: Fraction
    readings: tuple[Edition, ...] = ()


def values(assessment: Assessment) -> dict[str, Given] | None:
    """Return what counts once the control of ASSESSMENT has ended; None before."""
    known: Control | None = getattr(assessment, "control", None)
    if not assessment.is_settled or known is None or known.levels is None:
        return None
    return control.thawed(known.levels)


def table(assessment: Assessment, instrument: Instrument, peers: Peers) -> list[Row]:
    """Return the dimensions that the body was asked, with all that is known of each."""
    before = assessments.previous(assessment)
    scored = [assessment.pk, *([before.pk] if before else [])]
    rows = Score.objects.filter(assessment__in=scored)
    known = {(row.assessment_id, row.dimension, row.kind): row.low for row in rows}
    declared, validated = Score.Kind.DECLARED, Score.Kind.VALIDATED
    return [
        Row(
            part,
            known.get((assessment.pk, part.code, declared)),
            known.get((assessment.pk, part.code, validated)) if assessment.is_settled else None,
            known.get((before.pk, part.code, declared)) if before else None,
            peers.of(part.code),
        )
        for part in instrument.dimensions
        if part.questions
    ]


def changed_by_control(rows: list[Line]) -> list[Line]:
    """Return the answers of ROWS that the control lowered."""
    return [row for row in rows if row.validated is not None and row.validated != row.declared]


def compared(
    assessment: Assessment, instrument: Instrument
) -> tuple[Assessment, Comparison] | None:
    """Return the campaign before and how the body moved since, over what compares.

    Validated values are compared where both have them, else declared ones; None without a
    campaign before.
    """
    before = assessments.previous(assessment)
    if before is None or not before.frozen_levels or not assessment.frozen_levels:
        return None
    now, then = values(assessment), values(before)
    if now is None or then is None:
        now = control.thawed(assessment.frozen_levels)
        then = control.thawed(before.frozen_levels)
    past = (instruments.of_assessment(before), then)
    between = lineage.between(assessment.campaign.version, before.campaign.version)
    return before, comparison.compare(instrument, now, past, between)


def strengths(instrument: Instrument, given: Mapping[str, Given]) -> list[Standing]:
    """Return the answers that stand highest, the weightiest first."""
    rows = [row for row in _standings(instrument, given) if row.level >= STRONG_FROM]
    return sorted(rows, key=lambda row: (-row.level, -row.question.weight))[:MOST]


def gaps(instrument: Instrument, given: Mapping[str, Given], *, on: date) -> list[Standing]:
    """Return the answers that could bring most, each with what to read ON that day."""
    rows = [row for row in _standings(instrument, given) if row.level < STRONG_FROM]
    most = sorted(rows, key=lambda row: (-row.worth, row.level))[:MOST]
    codes = {code for row in most for code in row.question.documents}
    known = documents.by_codes(codes, on)
    return [
        Standing(
            row.question,
            row.dimension,
            row.level,
            row.worth,
            tuple(known[code] for code in row.question.documents if code in known),
        )
        for row in most
    ]


def _standings(instrument: Instrument, given: Mapping[str, Given]) -> list[Standing]:
    worth = level_worth(instrument, given)
    return [
        Standing(question, part, level, worth.get(question.code, Fraction(0)) * (TOP_LEVEL - at))
        for part in instrument.dimensions
        for question in part.questions
        for answer in [given.get(question.code, Given())]
        for level, at in [(answer.level, held(question, answer))]
        if level is not None
    ]
