"""Which answer of an earlier campaign belongs to which question of a later one."""

from collections.abc import Mapping, Sequence

from selfassessment.rules import migration, question_kinds
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.scoring.values import Given


def origins(
    now: Instrument, then: Instrument, between: Sequence[Instrument] = ()
) -> Mapping[str, str]:
    """Return, by the code of each question of NOW, the code of that of THEN it came from.

    What the questionnaire declares counts, else the code (see migration). Of several that
    were merged it is the first: whoever confirms sees it and decides.
    """
    rows = migration.links(now, then, between)
    return {link.now: link.then[0] for link in rows if link.now and link.then}


def taken(question: Question, value: Given) -> Given | None:
    """Return VALUE, given to its forerunner, as the answer to QUESTION that may be offered.

    What is worth a level is worth it by QUESTION as it is now. None when it is no answer to it.
    """
    if value.not_applicable:
        return value if question.allows_na else None
    try:
        level, kept = question_kinds.take(question, value.level, value.value)
    except question_kinds.Unusable:
        return None
    return Given(level, value=kept) if (level, kept) != (None, "") else None


def fits(question: Question, value: Given) -> bool:
    """Say whether VALUE, given to its forerunner, may be offered as the answer to QUESTION."""
    return taken(question, value) is not None
