"""A dimension as it is shown: each question with its answer, and what helps to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from docs_library.models import Edition
from docs_library.selectors import documents
from selfassessment.forms.answers import NOT_APPLICABLE, fresh_key
from selfassessment.models import Answer, Assessment, ControlDecision, Evidence
from selfassessment.rules.assessment_states import OPEN, RETURNED
from selfassessment.rules.control_decisions import RETURN
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.selectors import assessments, carried, control
from selfassessment.selectors.carried import Carried
from selfassessment.selectors.filling import evidence
from selfassessment.services.answering import Draft
from selfassessment.services.submitting import NOT_APPLICABLE as FROZEN_NA
from selfassessment.views.desk import Desk

NOT_APPLICABLE_WORDS = _("Not applicable")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a question: a level with its description, or "not applicable"."""

    value: str
    text: str
    chosen: bool


@dataclass(slots=True)
class Line:
    """One question on the page."""

    question: Question
    answer: Answer | None
    choices: list[Choice]
    reason: str
    comment: str
    version: int
    key: UUID = field(default_factory=fresh_key)
    documents: list[Edition] = field(default_factory=list)
    last_year: str = ""
    carried: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    decision: ControlDecision | None = None
    is_locked: bool = False
    theirs: Answer | None = None
    theirs_text: str = ""
    mine_text: str = ""

    @property
    def anchor(self) -> str:
        """What the parts of the question are called on the page."""
        return anchor(self.question.code)

    @property
    def is_returned(self) -> bool:
        """Whether the control sent this answer back to be amended."""
        return self.decision is not None and self.decision.verdict == RETURN

    @property
    def is_amended(self) -> bool:
        """Whether the answer has changed since it was sent back."""
        return self.decision is not None and self.decision.answer_version != self.version

    @property
    def is_answered(self) -> bool:
        """Whether something is kept as the answer."""
        return bool(_value(self.answer))

    @property
    def said(self) -> str:
        """What is kept as the answer, as people read it; empty without one."""
        return words(self.question, _value(self.answer))

    @property
    def not_applicable(self) -> bool:
        """Whether "not applicable" is what is chosen."""
        return any(choice.chosen and choice.value == NOT_APPLICABLE for choice in self.choices)


def line(question: Question, answer: Answer | None) -> Line:
    """Return QUESTION as it stands with ANSWER."""
    value = _value(answer)
    return Line(
        question=question,
        answer=answer,
        choices=_choices(question, value),
        reason=answer.reason if answer else "",
        comment=answer.comment if answer else "",
        version=answer.version if answer else 0,
    )


def anchor(code: str) -> str:
    """Return what the question CODE is called in addresses and identifiers of the page."""
    return code.replace(".", "-")


def typed(question: Question, answer: Answer | None, data: Mapping[str, str]) -> Line:
    """Return QUESTION with what was typed in DATA, valid or not, over ANSWER."""
    shown = line(question, answer)
    shown.choices = _choices(question, data.get("level", ""))
    shown.reason = data.get("reason", "")
    shown.comment = data.get("comment", "")
    return shown


def over(row: Line, shown: Line) -> Line:
    """Return ROW, or SHOWN in its place, with what helps to answer, if it is the same question."""
    if row.question != shown.question:
        return row
    return replace(
        shown,
        documents=row.documents,
        last_year=row.last_year,
        evidence=row.evidence,
        decision=row.decision,
        is_locked=row.is_locked,
    )


def set_against(shown: Line, theirs: Answer, draft: Draft) -> None:
    """Put THEIRS, the answer that stands, beside what the DRAFT wanted in the line SHOWN."""
    shown.theirs = theirs
    shown.theirs_text = words(shown.question, _value(theirs))
    mine = "" if draft.level is None else str(draft.level)
    shown.mine_text = words(shown.question, NOT_APPLICABLE if draft.not_applicable else mine)


def lines(desk: Desk, dimension: Dimension) -> list[Line]:
    """Return the questions of DIMENSION for the body, with all that helps to answer them."""
    answers = assessments.answers(desk.assessment, dimension.code)
    known = _documents(dimension, desk.today)
    past = last_year(desk.assessment)
    decisions = decided(desk)
    proofs = evidence.of_dimension(desk.assessment, dimension.code)
    offered = _carried(desk, dimension, answers)
    shown = []
    for question in dimension.questions:
        row = line(question, answers.get(question.code))
        if question.code in offered:
            _prefill(row, offered[question.code], desk)
        row.documents = [known[code] for code in question.documents if code in known]
        row.last_year = words(question, past.get(question.code, ""))
        row.evidence = proofs.get(question.code, [])
        row.decision = decisions.get(question.code)
        row.is_locked = desk.assessment.state == RETURNED and row.decision is None
        shown.append(row)
    return shown


def decided(desk: Desk) -> Mapping[str, ControlDecision]:
    """Return what the body may know of the control: what came back, and all once validated."""
    if desk.assessment.is_settled:
        return control.current(desk.assessment)
    if desk.assessment.state != RETURNED:
        return {}
    standing = control.current(desk.assessment)
    return {code: row for code, row in standing.items() if row.verdict == RETURN}


def last_year(assessment: Assessment) -> Mapping[str, str]:
    """Return the levels of the last submitted assessment before this one, by question code."""
    before = assessments.last_given(assessment)
    levels = before.frozen_levels if before and before.frozen_levels else {}
    return {
        code: NOT_APPLICABLE if value == FROZEN_NA else str(value)
        for code, value in levels.items()
        if value is not None
    }


def words(question: Question, value: str) -> str:
    """Write VALUE, a level or "not applicable", as people read it; empty for no answer."""
    if value == NOT_APPLICABLE:
        return str(NOT_APPLICABLE_WORDS)
    return f"{value} · {question.levels[int(value)]}" if value.isdigit() else ""


def _carried(
    desk: Desk, dimension: Dimension, answers: Mapping[str, Answer]
) -> Mapping[str, Carried]:
    """Return what the last campaign offers where nobody has answered yet."""
    if desk.assessment.state != OPEN:
        return {}
    codes = {question.code for question in dimension.questions} - answers.keys()
    return carried.offered(desk.assessment, desk.instrument, codes)


def _prefill(row: Line, found: Carried, desk: Desk) -> None:
    """Put what the last campaign offers into ROW, which counts once somebody confirms it."""
    value = found.value
    row.choices = _choices(
        row.question, NOT_APPLICABLE if value.not_applicable else str(value.level)
    )
    row.reason, row.comment = found.reason, found.comment
    row.carried = str(desk.assessment.carried_from.campaign) if desk.assessment.carried_from else ""


def _documents(dimension: Dimension, on: date) -> Mapping[str, Edition]:
    codes = {code for question in dimension.questions for code in question.documents}
    return documents.by_codes(codes, on)


def _value(answer: Answer | None) -> str:
    if answer is None or (answer.level is None and not answer.not_applicable):
        return ""
    return NOT_APPLICABLE if answer.not_applicable else str(answer.level)


def _choices(question: Question, value: str) -> list[Choice]:
    rows = [
        Choice(str(level), text, value == str(level)) for level, text in enumerate(question.levels)
    ]
    if question.allows_na:
        rows.append(Choice(NOT_APPLICABLE, "", value == NOT_APPLICABLE))
    return rows
