"""Reports at the edges: nothing answered, nothing that applies, far too much of everything."""

from dataclasses import replace
from typing import Any

from selfassessment.reports.values import Level, ReportContext
from tests.selfassessment.reports import invented

LONGEST_NAME = (invented.LONG * 3)[:200]
SENTENCE = "Els serveis municipals han revisat aquest punt amb l’arxiu i la secretaria. "
COMMENT = (SENTENCE * 60)[:3000]
UNBROKEN = "x" * 3000


def empty(**changes: Any) -> ReportContext:
    """An assessment that nobody has begun."""
    return _with_level(invented.provisional(**changes), Level(None, "—"), "")


def none_applies(**changes: Any) -> ReportContext:
    """An assessment in which no question applies: no score, no degree, no way up."""
    context = _with_level(invented.report(**changes), Level(None, "N/A"), "L’ens no en té.")
    scale = tuple(replace(step, is_own=False, is_reached=False) for step in context.mark.scale)
    mark = replace(context.mark, score="—", degree="No aplicable", sentence="", scale=scale)
    return replace(
        context, mark=mark, radar=None, bars=None, beside=None, next_degree=None, sentences=()
    )


def huge(questions: int = 1200, **changes: Any) -> ReportContext:
    """QUESTIONS questions, each with a comment of 3,000 characters, of a body with a long name."""
    context = invented.validated(**changes)
    each = questions // len(context.dimensions)
    parts = tuple(
        replace(
            one,
            questions=tuple(
                replace(
                    one.questions[at % len(one.questions)],
                    code=f"{one.code}.{at + 1}",
                    note=COMMENT if at else UNBROKEN,
                )
                for at in range(each)
            ),
        )
        for one in context.dimensions
    )
    identity = replace(context.identity, body=LONGEST_NAME, elaborated_by=LONGEST_NAME)
    return replace(context, identity=identity, dimensions=parts)


def _with_level(context: ReportContext, level: Level, note: str) -> ReportContext:
    parts = tuple(
        replace(
            one,
            score="—",
            degree="",
            peer="",
            questions=tuple(
                replace(row, declared=level, answer="", note=note) for row in one.questions
            ),
        )
        for one in context.dimensions
    )
    return replace(context, dimensions=parts, evidence=())
