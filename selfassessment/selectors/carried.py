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
    before = assessment.carried_from
    if before is None:
        return {}
    between = lineage.between(assessment.campaign.version, before.campaign.version)
    origins = carrying.origins(instrument, instruments.of_assessment(before), between)
    wanted = [(old, new) for new, old in origins.items() if codes is None or new in codes]
    rows = Answer.objects.filter(
        assessment=before, question__code__in=[old for old, _new in wanted]
    )
    known = validated(before)
    found: dict[str, Carried] = {}
    for old, level, aside, value, reason, comment in rows.values_list(
        "question__code", "level", "not_applicable", "value", "reason", "comment"
    ):
        given = known.get(old, Given(level, aside, value))
        why = reason if given.not_applicable else ""
        for heir in (instrument.question(new) for code, new in wanted if code == old):
            now = carrying.taken(heir, given)
            if now is not None:
                found[heir.code] = Carried(now, why, comment)
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
