"""What a body answered to the questionnaire of needs, in words."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext

from governance.models import Entity, NeedsRecord
from governance.rules.deployment import needs, needs_answers
from governance.rules.deployment.needs import Question
from governance.selectors.deployment import bodies


@dataclass(frozen=True, slots=True)
class Told:
    """A question and what was answered, in words; `free` is what the body wrote itself."""

    question: str
    answers: list[str]
    free: str = ""


def questions(entity: Entity) -> list[Question]:
    """Return what ENTITY, a body with facts, is asked."""
    return needs.asked(entity.kind, bodies.band(entity))


def latest(entity: Entity) -> NeedsRecord | None:
    """Return the answers of ENTITY that hold; None before the first."""
    rows = NeedsRecord.objects.filter(entity=entity).select_related("by")
    return rows.order_by("-number").first()


def records(entity: Entity) -> list[NeedsRecord]:
    """Return all answers of ENTITY ever given, the newest first."""
    rows = NeedsRecord.objects.filter(entity=entity).select_related("by")
    return list(rows.order_by("-number"))


def in_words(record: NeedsRecord) -> list[Told]:
    """Return the answers of RECORD in the reader's language, in the order of the table."""
    return [_told(row, record.answers) for row in needs.QUESTIONS if row.code in record.answers]


def found(record: NeedsRecord) -> list[str]:
    """Return the needs that follow from RECORD, in the reader's language."""
    return [gettext(need) for need in needs_answers.needs(needs.QUESTIONS, record.answers)]


def _told(question: Question, answers: needs_answers.Answers) -> Told:
    text = gettext(question.text)
    answer = answers[question.code]
    if question.kind == needs.NUMBER:
        return Told(text, [number_format(int(str(answer)), force_grouping=True)])
    if question.kind == needs.TEXT:
        return Told(text, [], str(answer))
    return Told(text, [gettext(row.label) for row in needs_answers.chosen(question, answers)])
