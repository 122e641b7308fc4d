"""Answers of an earlier campaign that wait in their places until somebody confirms them."""

from collections.abc import Mapping
from dataclasses import dataclass

from selfassessment.models import Answer, Assessment
from selfassessment.rules import carrying
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import control, instruments, lineage


@dataclass(frozen=True, slots=True)
class Carried:
    """What stood in the earlier campaign: as validated where its control has ended."""

    given: Given
    reason: str
    comment: str


def offered(
    assessment: Assessment, instrument: Instrument, codes: set[str] | None = None
) -> Mapping[str, Carried]:
    """Return what ASSESSMENT takes over for the questions of INSTRUMENT that are CODES, or all.

    Whether a question has an answer of its own by now is not looked at: see `pending`.
    """
    rows = forerunners(assessment, instrument, codes)
    known = Answer.objects.filter(
        assessment=assessment.carried_from_id, question__code__in=rows.values()
    ).select_related("question")
    found = {row.question.code: row for row in known} if rows else {}
    return taken(assessment, instrument, rows, found)


def forerunners(
    assessment: Assessment, instrument: Instrument, codes: set[str] | None = None
) -> Mapping[str, str]:
    """Return where the answers that ASSESSMENT takes over stood, by the code of the question now.

    Only those of INSTRUMENT that are CODES, or all; empty when it takes nothing over.
    """
    before = assessment.carried_from
    if before is None:
        return {}
    between = lineage.between(assessment.campaign.version, before.campaign.version)
    rows = carrying.origins(instrument, instruments.of_assessment(before), between)
    return {new: old for new, old in rows.items() if codes is None or new in codes}


def taken(
    assessment: Assessment,
    instrument: Instrument,
    rows: Mapping[str, str],
    answers: Mapping[str, Answer],
) -> Mapping[str, Carried]:
    """Return what ASSESSMENT takes over by ROWS, its forerunners, out of ANSWERS by code then."""
    known = validated(assessment.carried_from) if assessment.carried_from and rows else {}
    found: dict[str, Carried] = {}
    for new, old in rows.items():
        if old not in answers:
            continue
        row = answers[old]
        given = known.get(old, Given(row.level, row.not_applicable, row.value))
        now = carrying.taken(instrument.question(new), given)
        if now is not None:
            found[new] = Carried(now, row.reason if given.not_applicable else "", row.comment)
    return found


def pending(assessment: Assessment, instrument: Instrument) -> list[Question]:
    """Return the questions whose answers of the earlier campaign nobody has confirmed yet."""
    found = offered(assessment, instrument)
    if not found:
        return []
    rows = Answer.objects.filter(assessment=assessment)
    own = set(rows.values_list("question__code", flat=True))
    return [question for question in instrument if question.code in found.keys() - own]


def validated(before: Assessment) -> dict[str, Given]:
    """Return the answers of BEFORE as its control left them, by code; none while it goes on."""
    known = getattr(before, "control", None)
    if not before.is_settled or known is None or known.levels is None:
        return {}
    return control.thawed(known.levels)
