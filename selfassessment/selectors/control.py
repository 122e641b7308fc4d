"""An assessment under control: where each answer stands, and what deserves a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from governance.models import User
from selfassessment.models import (
    Answer,
    AnswerRevision,
    Assessment,
    Control,
    ControlDecision,
    SecondOpinion,
)
from selfassessment.rules import control_decisions, control_risk, migration
from selfassessment.rules.control_decisions import AMENDED, PENDING, RETURN, VERDICTS
from selfassessment.rules.control_risk import Risk
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import assessments, instruments, lineage
from selfassessment.selectors.filling import evidence

FROZEN_NA = "na"
# An answer in the plain form that stays: its level, "na", or level and value.
Frozen = int | str | dict[str, int | str | None] | None


@dataclass(frozen=True, slots=True)
class Line:
    """One answer under control: what was declared, what was decided, what deserves a look."""

    question: Question
    dimension: Dimension
    answer: Answer | None
    decision: ControlDecision | None
    flags: tuple[str, ...] = ()
    before: Given | None = None

    @property
    def declared(self) -> Given:
        """What the body answered, as a value."""
        return as_given(self.answer)

    @property
    def version(self) -> int:
        """The version of the answer; 0 without one."""
        return self.answer.version if self.answer else 0

    @property
    def seen(self) -> int:
        """The version of the decision that stands; 0 without one."""
        return self.decision.version if self.decision else 0

    @property
    def status(self) -> str:
        """Where the answer stands: a verdict, pending, or amended since."""
        if self.decision is None:
            return PENDING
        return control_decisions.standing(
            self.decision.verdict, judged=self.decision.answer_version, version=self.version
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be decided."""
        return control_decisions.is_settled(self.status)

    @property
    def is_returned(self) -> bool:
        """Whether the last decision was to return it, amended since or not."""
        return self.decision is not None and self.decision.verdict == RETURN

    @property
    def validated(self) -> Given | None:
        """What counts after the control; None while that is open."""
        if self.decision is None or not self.is_settled:
            return None
        return control_decisions.validated(
            self.declared, self.decision.verdict, self.decision.level
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers stand where."""

    total: int
    settled: int
    lowered: int
    returned: int
    amended: int
    quiet: int

    @property
    def pending(self) -> int:
        """How many still want a decision."""
        return self.total - self.settled


def of(assessment: Assessment) -> Control | None:
    """Return the control of ASSESSMENT with the people in it; None before it is handed in."""
    people = ("taken_by", "validated_by", "closed_by", "resubmitted_by")
    return Control.objects.filter(pk=assessment.pk).select_related(*people).first()


def current(assessment: Assessment) -> dict[str, ControlDecision]:
    """Return the decision that holds for each question, by code, with who took it."""
    rows = ControlDecision.objects.filter(assessment=assessment)
    latest = rows.order_by("question_id", "-version").distinct("question_id")
    return {row.question.code: row for row in latest.select_related("question", "decided_by")}


def lines(assessment: Assessment, instrument: Instrument) -> list[Line]:
    """Return every question that the body was asked, with answer, decision and flags."""
    answers = _answers(assessment)
    decisions = current(assessment)
    before = past(assessment)
    instrument = revealed(instrument, {code: as_given(row) for code, row in answers.items()})
    proven = evidence.backed(assessment)
    return [
        Line(
            question,
            part,
            answers.get(question.code),
            decisions.get(question.code),
            control_risk.flags(
                question,
                as_given(answers.get(question.code)),
                before=before.get(question.code),
                backed=question.code in proven or is_backed(answers.get(question.code)),
            ),
            before.get(question.code),
        )
        for part in instrument.dimensions
        for question in part.questions
    ]


def tally(rows: Iterable[Line]) -> Tally:
    """Count where the answers of ROWS stand."""
    found = list(rows)
    return Tally(
        total=len(found),
        settled=sum(row.is_settled for row in found),
        lowered=sum(row.status == control_decisions.LOWER for row in found),
        returned=sum(row.status == RETURN for row in found),
        amended=sum(row.status == AMENDED for row in found),
        quiet=len(quiet(found)),
    )


def quiet(rows: Iterable[Line]) -> list[Line]:
    """Return those of ROWS that need no look: without decision, answered, and without flags."""
    return [
        row for row in rows if row.status == PENDING and not row.flags and row.declared != Given()
    ]


def standing_values(rows: Iterable[Line]) -> dict[str, Given]:
    """Return what counts by code: the validated value, or the declared one while open."""
    return {row.question.code: row.validated or row.declared for row in rows}


def risk(assessment: Assessment, instrument: Instrument) -> Risk:
    """Return how risky it is to accept the answers of ASSESSMENT unseen."""
    answers = _answers(assessment)
    given = {code: as_given(row) for code, row in answers.items()}
    return control_risk.assess(
        revealed(instrument, given),
        given,
        before=past(assessment),
        backed=evidence.backed(assessment)
        | {code for code, row in answers.items() if is_backed(row)},
    )


def past(assessment: Assessment) -> dict[str, Given]:
    """Return what the body declared last time, by code, where the question is still the same."""
    before = assessments.last_given(assessment)
    if before is None or not before.frozen_levels:
        return {}
    now, then = assessment.campaign.version, before.campaign.version
    asked, known = instruments.of_assessment(assessment), thawed(before.frozen_levels)
    links = migration.links(asked, instruments.of_version(then), lineage.between(now, then))
    return {
        link.now: known[link.then[0]] for link in links if link.compares and link.then[0] in known
    }


def thawed(levels: Mapping[str, Frozen]) -> dict[str, Given]:
    """Return the plain LEVELS that stay with an assessment as values again."""
    return {code: _thawed(value) for code, value in levels.items()}


def _thawed(value: Frozen) -> Given:
    if value == FROZEN_NA:
        return Given(not_applicable=True)
    if isinstance(value, dict):
        return Given(_level(value["level"]), value=str(value["value"]))
    return Given(_level(value))


def reopens(assessment: Assessment, code: str, decision: ControlDecision | None) -> bool:
    """Say whether the answer to CODE may change while answers of ASSESSMENT are returned.

    That is so when its DECISION was to return it, and for a question that was not handed in at
    all: what the body amends may let it be asked.
    """
    if decision is not None and decision.verdict == RETURN:
        return True
    return code not in (assessment.frozen_levels or {})


def has_answered(assessment: Assessment, user: User) -> bool:
    """Say whether USER ever gave or handed in an answer of ASSESSMENT."""
    if assessment.submitted_by_id == user.pk:
        return True
    return AnswerRevision.objects.filter(assessment=assessment, changed_by=user).exists()


def has_decided(assessment: Assessment, user: User) -> bool:
    """Say whether USER ever decided on an answer of ASSESSMENT."""
    return ControlDecision.objects.filter(assessment=assessment, decided_by=user).exists()


def opinions(assessment: Assessment) -> QuerySet[SecondOpinion]:
    """Return what the AOC was asked and said about ASSESSMENT, the newest first."""
    rows = SecondOpinion.objects.filter(assessment=assessment)
    people = rows.select_related("question", "asked_by", "given_by")
    return people.order_by("given_at", "-asked_at", "pk")


def as_given(answer: Answer | None) -> Given:
    """Return ANSWER as a value; missing without one."""
    return Given(answer.level, answer.not_applicable, answer.value) if answer else Given()


def is_backed(answer: Answer | None) -> bool:
    """Say whether a comment goes with ANSWER that explains it."""
    return answer is not None and bool(answer.comment.strip())


def verdict_labels() -> Mapping[str, str]:
    """Return the words of the verdicts by code, not yet translated."""
    return VERDICTS


def _answers(assessment: Assessment) -> dict[str, Answer]:
    rows = Answer.objects.filter(assessment=assessment)
    return {row.question.code: row for row in rows.select_related("question", "changed_by")}


def _level(value: Frozen) -> int | None:
    return value if isinstance(value, int) else None
