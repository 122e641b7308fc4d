"""The parts of a report that speak of single answers: levels, next steps, control."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from selfassessment.models import Answer
from selfassessment.reports import values
from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.control import CONFORM, NON_CONFORM, OBSERVATION, VERDICT_LABELS
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors.overviews import Overview, WayUp
from selfassessment.templatetags.scores import gain

TONES: dict[str, values.Tone] = {CONFORM: "good", OBSERVATION: "warn", NON_CONFORM: "bad"}


def level(answer: Answer | Given | None) -> values.Level:
    """Return what was answered or validated as a level, or the words that stand for it."""
    if answer is None or (answer.level is None and not answer.not_applicable):
        return values.Level(None, _("text") if answer and answer.value else "—")
    if answer.not_applicable:
        return values.Level(None, _("N/A"))
    return values.Level(answer.level, str(answer.level))


def chosen(question: Question, answer: Answer | None) -> str:
    """Return the sentence that was chosen, or what was given instead; empty without."""
    if answer is None:
        return ""
    if question.levels:
        return question.levels[answer.level] if answer.level is not None else ""
    return question_kinds.words(question, answer.level, answer.value, _)


def note(answer: Answer | None) -> str:
    """Return why the question does not apply, or else the comment."""
    return (answer.reason or answer.comment) if answer else ""


def tags(question: Question) -> tuple[values.Tag, ...]:
    """Return the pills of QUESTION."""
    found = [values.Tag(_("critical"), "warn")] if question.critical else []
    if question.control:
        found.append(values.Tag(_("control"), "on"))
    return tuple(found)


def next_degree(overview: Overview) -> values.NextDegree:
    """Return the way to the next degree."""
    if overview.target is None:
        return values.NextDegree("", _("The highest degree is reached: keep it up each year."))
    lift = [_step(way, _("lifts the limit")) for way in overview.unlock]
    climb = [_step(way, gain(way.step.gain)) for way in overview.climb]
    text = _("With these steps the score passes %(floor)d out of 100.")
    sentence = text % {"floor": overview.target.floor}
    return values.NextDegree(overview.target_label, sentence, (*lift, *climb))


def control(
    overview: Overview, answers: Mapping[str, Answer | Given], *, is_validated: bool = False
) -> values.Control | None:
    """Return the control's result, question by question; None when nothing is controlled.

    ANSWERS are those that count: declared or, when IS_VALIDATED, as the control left them.
    """
    if overview.control.outcome is None:
        return None
    known = {q.code: q for part in overview.parts for q in part.dimension.questions}
    rows = tuple(
        values.ControlRow(
            row.question,
            known[row.question].text,
            level(answers.get(row.question)),
            values.Tag(_(VERDICT_LABELS[row.verdict]), TONES[row.verdict]),
        )
        for row in overview.control.verdicts
    )
    tone: values.Tone = TONES.get(overview.control.outcome, "warn")
    counts = tuple((label, str(count)) for label, count in overview.control_counts)
    sentence = (
        _("By the validated levels: 3 or 4 conforms, 2 is an observation, less does not.")
        if is_validated
        else _("By the declared levels: 3 or 4 conforms, 2 is an observation, less does not.")
    )
    return values.Control(values.Tag(overview.control_label, tone), sentence, counts, rows)


def _step(way: WayUp, effect: str) -> values.Step:
    text = _("from level %(from)s to %(to)d")
    before = "—" if way.step.from_level is None else way.step.from_level
    return values.Step(
        code=way.question.code,
        question=way.question.text,
        change=text % {"from": before, "to": way.step.to_level},
        effect=effect,
        tags=tags(way.question),
    )
