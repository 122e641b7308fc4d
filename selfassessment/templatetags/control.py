"""What the control says, in words."""

from django import template
from django.utils.translation import gettext as _

from selfassessment.models import Answer, AnswerRevision
from selfassessment.rules import question_kinds
from selfassessment.rules.assessment_states import MOVE_LABELS
from selfassessment.rules.control_decisions import AMENDED, PENDING, TONES, VERDICTS
from selfassessment.rules.control_risk import FLAG_LABELS
from selfassessment.rules.finding_states import MOVE_LABELS as FINDING_MOVES
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.values import Given

register = template.Library()
NOTHING = "—"


@register.filter
def level(value: Given | None) -> str:
    """Write a value: its level, N/A, or a dash without one."""
    if value is None or value == Given():
        return NOTHING
    if value.level is None and not value.not_applicable:
        return _("text")
    return _("N/A") if value.not_applicable else str(value.level)


@register.simple_tag
def answer(question: Question, value: Given | Answer | AnswerRevision | None) -> str:
    """Write VALUE, an answer to QUESTION, in words; a dash without one."""
    if value is None:
        return NOTHING
    if value.not_applicable:
        return _("Not applicable")
    return question_kinds.words(question, value.level, value.value, _) or NOTHING


@register.filter
def flag(code: str) -> str:
    """Write what makes an answer deserve a look."""
    return _(FLAG_LABELS[code])


@register.filter
def standing(status: str) -> str:
    """Write where an answer stands in the control."""
    words = {PENDING: _("Pending"), AMENDED: _("Amended")}
    return words.get(status) or _(VERDICTS[status])


@register.filter
def standing_tone(status: str) -> str:
    """Return the tone of the badge of a standing."""
    return {PENDING: "", AMENDED: "on"}.get(status, TONES.get(status, ""))


@register.filter
def move(code: str) -> str:
    """Write a move of an assessment or a finding, as a button says it."""
    return _(MOVE_LABELS.get(code) or FINDING_MOVES[code])
