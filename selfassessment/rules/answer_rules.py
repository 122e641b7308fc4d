"""What an answer must look like before it is kept."""

from collections.abc import Mapping

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop
from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Question

SHORTEST_REASON = 10
LONGEST_REASON = 1000
LONGEST_COMMENT = 4000


class AnswerRefused(DomainError):
    """An answer that cannot be kept: PLACE names the field, the text waits for its PARAMS."""

    def __init__(self, place: str, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.place = place
        self.params: Mapping[str, str | int] = params

    def __str__(self) -> str:
        return self.message % self.params


def check(
    question: Question,
    *,
    level: object,
    not_applicable: bool,
    reason: str,
    comment: str,
    value: str = "",
) -> None:
    """Raise AnswerRefused unless this answer to QUESTION may be kept.

    LEVEL is a whole number from 0 to 4, or None, and VALUE what goes beyond it, where the
    kind of the question has such: both empty, without "not applicable", clear the answer,
    whose comment may stay.
    """
    _check_value(question, level, value, not_applicable=not_applicable)
    if not_applicable:
        _check_reason(question, reason)
    elif reason.strip():
        raise AnswerRefused(
            "reason", noop("A reason is only for questions that do not apply. Remove it.")
        )
    if len(comment) > LONGEST_COMMENT:
        raise AnswerRefused(
            "comment",
            noop("The comment has more than %(limit)d characters."),
            limit=LONGEST_COMMENT,
        )


def _check_value(question: Question, level: object, value: str, *, not_applicable: bool) -> None:
    if not_applicable and value:
        raise AnswerRefused(
            "value", noop("Give an answer or say that the question does not apply, not both.")
        )
    if not_applicable and level is not None:
        raise AnswerRefused(
            "level", noop("Choose a level or say that the question does not apply, not both.")
        )
    if isinstance(level, bool) or not isinstance(level, int | None):
        raise AnswerRefused("level", noop("Choose one of the levels from 0 to 4."))
    try:
        question_kinds.take(question, level, value)
    except question_kinds.Unusable as error:
        raise AnswerRefused("level", error.message, **error.params) from None


def _check_reason(question: Question, reason: str) -> None:
    if not question.allows_na:
        raise AnswerRefused(
            "not_applicable", noop("This question applies to every body. Choose a level.")
        )
    if len(reason.strip()) < SHORTEST_REASON:
        raise AnswerRefused(
            "reason",
            noop("Explain in at least %(limit)d characters why the question does not apply."),
            limit=SHORTEST_REASON,
        )
    if len(reason) > LONGEST_REASON:
        raise AnswerRefused(
            "reason", noop("The reason has more than %(limit)d characters."), limit=LONGEST_REASON
        )
