"""Put a score into the words of a report: figures, degrees, what limits, what to do next."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selfassessment.reports import values
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.scoring import blockers
from selfassessment.rules.scoring.control import (
    CONFORM,
    NON_CONFORM,
    OBSERVATION,
    OUTCOME_LABELS,
    VERDICT_LABELS,
    ControlResult,
)
from selfassessment.rules.scoring.degrees import CRITICAL_LEVEL, DEGREES, next_degree
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.rules.scoring.values import Degree, Given, Result

TOP = 100
NOTHING = "—"
TONES: Mapping[str, values.Tone] = {CONFORM: "good", OBSERVATION: "warn", NON_CONFORM: "bad"}


def number(value: Fraction) -> str:
    """Return VALUE with one decimal, as the active language writes it."""
    return str(number_format(one_decimal(value), decimal_pos=1))


def score(low: Fraction | None, high: Fraction | None) -> str:
    """Return a score, an interval while answers are missing, or that it does not apply."""
    if low is None or high is None:
        return _("Not applicable")
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def fingerprint(digest: str) -> str:
    """Return the beginning of a hexadecimal DIGEST in groups of four, to be read aloud."""
    return " ".join(digest[start : start + 4] for start in range(0, 12, 4))


def level(given: Given) -> values.Level:
    """Return the level of an answer, or the word for having none."""
    if given.not_applicable:
        return values.Level(None, _("N/A"))
    return values.Level(given.level, NOTHING if given.level is None else str(given.level))


def mark(result: Result) -> values.Mark:
    """Return RESULT as the cover shows it; provisional while any answer is missing."""
    uncapped = result.uncapped_degree
    return values.Mark(
        score=score(result.low, result.high),
        degree=_(result.degree.label) if result.degree else _("Not applicable"),
        sentence=_sentence(result),
        scale=_scale(result.degree),
        uncapped_degree=_(uncapped.label) if uncapped and uncapped != result.degree else "",
        is_provisional=not result.complete,
    )


def caps(
    instrument: Instrument, answers: Mapping[str, Given], result: Result
) -> tuple[values.Cap, ...]:
    """Return the critical questions that hold the degree of RESULT back, if they do."""
    if result.degree == result.uncapped_degree:
        return ()
    questions = by_code(instrument)
    return tuple(
        values.Cap(code, questions[code].text, _reason(answers.get(code, Given())))
        for code in result.caps
    )


def ahead(instrument: Instrument, way: blockers.NextDegree) -> values.NextDegree | None:
    """Return the WAY to the next degree as steps, or None if there is none above."""
    if way.target is None:
        return None
    questions = by_code(instrument)
    needed = [*way.unlock, *(step for step in way.climb if step.needed)]
    locked = {step.question for step in way.unlock}
    steps = tuple(
        _step(step, questions[step.question], unlocks=step.question in locked) for step in needed
    )
    sentence = ngettext(
        "With this change the degree is reached.",
        "With these %(count)s changes the degree is reached.",
        len(steps),
    ) % {"count": len(steps)}
    return values.NextDegree(_(way.target.label), sentence if steps else "", steps)


def control(
    instrument: Instrument,
    answers: Mapping[str, Given],
    judged: ControlResult,
    remarks: Mapping[str, str],
) -> values.Control | None:
    """Return the control with the REMARKS by question, or None if there is nothing to control."""
    if judged.outcome is None:
        return None
    questions = by_code(instrument)
    return values.Control(
        result=values.Tag(_(OUTCOME_LABELS[judged.outcome]), TONES.get(judged.outcome, "warn")),
        sentence=_("The control covers %(count)s questions.") % {"count": len(judged.verdicts)},
        counts=tuple(
            (_(label), str(judged.count(verdict))) for verdict, label in VERDICT_LABELS.items()
        ),
        rows=tuple(
            values.ControlRow(
                code=row.question,
                question=questions[row.question].text,
                level=level(answers.get(row.question, Given())),
                result=values.Tag(_(VERDICT_LABELS[row.verdict]), TONES[row.verdict]),
                remark=remarks.get(row.question, ""),
            )
            for row in judged.verdicts
        ),
    )


def by_code(instrument: Instrument) -> dict[str, Question]:
    """Return the questions of INSTRUMENT by their codes."""
    return {question.code: question for question in instrument}


def tags(question: Question) -> tuple[values.Tag, ...]:
    """Return the pills of QUESTION: whether it is critical, whether the control reviews it."""
    critical = (values.Tag(_("critical"), "warn"),) if question.critical else ()
    return critical + ((values.Tag(_("control"), "on"),) if question.control else ())


def _sentence(result: Result) -> str:
    if not result.complete:
        missing = result.total - result.answered - result.not_applicable
        said = {"missing": missing, "total": result.total}
        return _("Provisional: %(missing)s of %(total)s answers are missing.") % said
    if result.degree is None or result.low is None:
        return ""
    if result.uncapped_degree and result.uncapped_degree != result.degree:
        return ngettext(
            "One critical answer limits it; without it, %(degree)s.",
            "%(count)s critical answers limit it; without them, %(degree)s.",
            len(result.caps),
        ) % {"count": len(result.caps), "degree": _(result.uncapped_degree.label)}
    above = next_degree(result.degree)
    if above is None:
        return _("It is the highest degree.")
    lacking = {"points": number(above.floor - result.low), "degree": _(above.label)}
    return _("%(points)s points short of %(degree)s.") % lacking


def _scale(own: Degree | None) -> tuple[values.DegreeStep, ...]:
    ends = [*(degree.floor for degree in DEGREES[1:]), TOP]
    return tuple(
        values.DegreeStep(
            label=_(degree.label),
            span=f"{degree.floor}–{end}",
            is_reached=own is not None and degree.floor <= own.floor,
            is_own=degree == own,
        )
        for degree, end in zip(DEGREES, ends, strict=True)
    )


def _reason(given: Given) -> str:
    if given.level is None:
        return _("without answer, level %(needed)s is needed") % {"needed": CRITICAL_LEVEL}
    said = {"level": given.level, "needed": CRITICAL_LEVEL}
    return _("level %(level)s, level %(needed)s is needed") % said


def _step(step: blockers.Step, question: Question, *, unlocks: bool) -> values.Step:
    said = {"from": step.from_level or 0, "to": step.to_level}
    return values.Step(
        code=question.code,
        question=question.text,
        change=_("from level %(from)s to %(to)s") % said,
        effect=_("lifts the limit") if unlocks else f"+{number(step.gain)}",
        tags=tags(question),
    )
