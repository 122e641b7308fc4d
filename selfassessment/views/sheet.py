"""A dimension as it is shown: each question with its answer, and what helps to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from docs_library.models import Edition
from docs_library.selectors import documents
from selfassessment.forms.answers import NOT_APPLICABLE, AnswerForm, fresh_key
from selfassessment.models import Answer, ControlDecision, Evidence, ImprovementAction
from selfassessment.rules import question_kinds
from selfassessment.rules.assessment_states import OPEN, RETURNED
from selfassessment.rules.control_decisions import RETURN
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.rules.question_kinds import choices, yes_no
from selfassessment.rules.scoring.revealing import concealed, sources
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import TOP_LEVEL
from selfassessment.selectors import assessments, carried, control, last_time
from selfassessment.selectors.carried import Carried
from selfassessment.selectors.filling import evidence, threads
from selfassessment.selectors.filling.threads import Talk
from selfassessment.selectors.improvement import promises
from selfassessment.services.answering import Draft
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
    value: str
    reason: str
    comment: str
    version: int
    key: UUID = field(default_factory=fresh_key)
    documents: list[Edition] = field(default_factory=list)
    last_year: str = ""
    carried: str = ""
    promised: list[ImprovementAction] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    talk: Talk = field(default_factory=Talk)
    errors: list[str] = field(default_factory=list)
    decision: ControlDecision | None = None
    is_locked: bool = False
    asked_if: str = ""
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
        return control.as_given(self.answer) != Given()

    @property
    def said(self) -> str:
        """What is kept as the answer, as people read it; empty without one."""
        return words(self.question, control.as_given(self.answer))

    @property
    def not_applicable(self) -> bool:
        """Whether "not applicable" is what is chosen."""
        return any(choice.chosen and choice.value == NOT_APPLICABLE for choice in self.choices)


def line(question: Question, answer: Answer | None) -> Line:
    """Return QUESTION as it stands with ANSWER."""
    given = control.as_given(answer)
    return Line(
        question=question,
        answer=answer,
        choices=_choices(question, given.value or _level(given)),
        value=given.value,
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
    shown.value = AnswerForm(data)["value"].value() or ""
    shown.choices = _choices(question, shown.value or data.get("level", ""))
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
        promised=row.promised,
        asked_if=row.asked_if,
        evidence=row.evidence,
        talk=row.talk,
        decision=row.decision,
        is_locked=row.is_locked,
    )


def set_against(shown: Line, theirs: Answer, draft: Draft) -> None:
    """Put THEIRS, the answer that stands, beside what the DRAFT wanted in the line SHOWN."""
    shown.theirs = theirs
    shown.theirs_text = words(shown.question, control.as_given(theirs))
    mine = Given(draft.level, draft.not_applicable, draft.value)
    shown.mine_text = words(shown.question, mine)


def lines(desk: Desk, dimension: Dimension) -> list[Line]:
    """Return the questions of DIMENSION for the body, with all that helps to answer them."""
    answers, offered = _answers(desk, dimension)
    known = _documents(dimension, desk.today)
    past = last_time.given(desk.assessment)
    decisions = decided(desk)
    promised = _promised(desk, dimension)
    waiting = _unasked(desk, answers)
    proofs = evidence.of_dimension(desk.assessment, dimension.code)
    talks = threads.by_question(desk.assessment, desk.user, dimension.code)
    is_returned = desk.assessment.state == RETURNED
    shown = []
    for question in dimension.questions:
        row = line(question, answers.get(question.code))
        if row.answer is None and question.code in offered:
            _prefill(row, offered[question.code], desk)
        row.documents = [known[code] for code in question.documents if code in known]
        row.promised = promised.get(question.code, [])
        row.last_year = words(*past.get(question.code, (question, Given())))
        row.asked_if = waiting.get(question.code, "")
        row.evidence = proofs.get(question.code, [])
        row.talk = talks.get(question.code, Talk())
        row.decision = decisions.get(question.code)
        row.is_locked = is_returned and not control.reopens(
            desk.assessment, question.code, row.decision
        )
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


def _answers(
    desk: Desk, dimension: Dimension
) -> tuple[Mapping[str, Answer], Mapping[str, Carried]]:
    """Return what is answered to DIMENSION and to what it hangs on, and what is taken over."""
    codes = {question.code for question in dimension.questions}
    takes = desk.assessment.state == OPEN
    before = carried.forerunners(desk.assessment, desk.instrument, codes) if takes else {}
    wanted = codes | sources(desk.instrument, dimension.questions)
    own, past = assessments.answers(desk.assessment, wanted, before.values())
    return own, carried.taken(desk.assessment, desk.instrument, before, past)


def _promised(desk: Desk, dimension: Dimension) -> Mapping[str, list[ImprovementAction]]:
    """Return what the body said before that it would do, as long as it fills this in."""
    if desk.assessment.state != OPEN:
        return {}
    return promises.promised(desk.assessment, [question.code for question in dimension.questions])


def _unasked(desk: Desk, answers: Mapping[str, Answer]) -> Mapping[str, str]:
    """Return the questions that are not asked with ANSWERS, by code, with what they wait for."""
    if not any(part.depends for part in desk.instrument.dimensions):
        return {}
    given = {code: control.as_given(row) for code, row in answers.items()}
    hidden = concealed(desk.instrument, given)
    return {
        question.code: question.condition.question
        for question in desk.instrument
        if question.condition and question.code in hidden
    }


def words(question: Question, given: Given) -> str:
    """Write what was GIVEN as people read it; empty for no answer."""
    if given.not_applicable:
        return str(NOT_APPLICABLE_WORDS)
    return question_kinds.words(question, given.level, given.value, gettext)


def _prefill(row: Line, found: Carried, desk: Desk) -> None:
    """Put what the last campaign offers into ROW, which counts once somebody confirms it."""
    row.choices = _choices(row.question, found.given.value or _level(found.given))
    row.value, row.reason, row.comment = found.given.value, found.reason, found.comment
    row.carried = str(desk.assessment.carried_from.campaign) if desk.assessment.carried_from else ""


def _documents(dimension: Dimension, on: date) -> Mapping[str, Edition]:
    codes = {code for question in dimension.questions for code in question.documents}
    return documents.by_codes(codes, on)


def _level(given: Given) -> str:
    if given.not_applicable:
        return NOT_APPLICABLE
    return "" if given.level is None else str(given.level)


def _choices(question: Question, value: str) -> list[Choice]:
    """Return what may be chosen, marking what is in VALUE: a level, or the codes of options."""
    rows = [(str(level), text) for level, text in enumerate(question.levels)]
    if question.kind == "yes_no":
        rows = [(str(TOP_LEVEL), gettext(yes_no.YES)), ("0", gettext(yes_no.NO))]
    if question.kind == "choices":
        rows = [(option.code, option.text) for option in question.details.options]
        rows.append((choices.NONE, gettext(choices.NONE_WORDS)))
    chosen = set(value.split())
    found = [Choice(code, text, code in chosen) for code, text in rows]
    if question.allows_na:
        found.append(Choice(NOT_APPLICABLE, "", value == NOT_APPLICABLE))
    return found
