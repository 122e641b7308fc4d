"""What those who control may decide on an answer, and what then counts as its value."""

from collections.abc import Mapping
from datetime import date

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop
from selfassessment.rules.scoring.values import Given

ACCEPT = "accept"
LOWER = "lower"
RETURN = "return"

VERDICTS: Mapping[str, str] = {
    ACCEPT: noop("Accepted"),
    LOWER: noop("Lowered"),
    RETURN: noop("Returned"),
}
TONES: Mapping[str, str] = {ACCEPT: "good", LOWER: "warn", RETURN: "bad"}

# Where an answer stands in the control, besides the verdicts.
PENDING = "pending"
AMENDED = "amended"

SHORTEST_REASON = 10
LONGEST_REASON = 2000


class DecisionRefused(DomainError):
    """A decision that cannot stand: PLACE names the field, the text waits for its PARAMS."""

    def __init__(self, place: str, message: str, **params: int) -> None:
        super().__init__(message)
        self.place = place
        self.params: Mapping[str, int] = params

    def __str__(self) -> str:
        return self.message % self.params


def check(
    declared: Given, verdict: str, *, level: int | None, reason: str, until: date | None
) -> None:
    """Raise DecisionRefused unless VERDICT on what was DECLARED is one that can stand.

    LEVEL belongs to lowering only, UNTIL to returning only; both of these need a reason.
    """
    if verdict not in VERDICTS:
        raise DecisionRefused("verdict", noop("Choose whether to accept, lower or return it."))
    if verdict == ACCEPT and declared == Given():
        raise DecisionRefused(
            "verdict", noop("There is no answer to accept: return it to the body.")
        )
    if verdict == LOWER and level not in lower_levels(declared):
        raise DecisionRefused("level", noop("Choose a level under the declared one."))
    if verdict == RETURN and until is None:
        raise DecisionRefused("until", noop("Say until when the body may amend it."))
    if verdict != ACCEPT:
        _check_reason(reason)


def check_until(until: date, *, today: date, last: date | None) -> None:
    """Raise DecisionRefused unless an answer may be returned TODAY to be amended by UNTIL.

    LAST is the end of the campaign's amendments period; None when it has none.
    """
    if until < today:
        raise DecisionRefused("until", noop("This day has passed. Choose today or a later day."))
    if last is not None and until > last:
        raise DecisionRefused(
            "until",
            noop("The amendments period of the campaign ends before that day. Choose an earlier."),
        )


def lower_levels(declared: Given) -> tuple[int, ...]:
    """Return the levels to which what was DECLARED may be lowered, from high to low.

    "Not applicable" can only be turned into level 0: the question did apply.
    """
    if declared.not_applicable:
        return (0,)
    return tuple(range((declared.level or 0) - 1, -1, -1))


def validated(declared: Given, verdict: str, level: int | None) -> Given:
    """Return what counts once VERDICT is given on what was DECLARED."""
    return Given(level) if verdict == LOWER else declared


def standing(verdict: str | None, *, judged: int, version: int) -> str:
    """Say where an answer of VERSION stands, given the last VERDICT and the version it JUDGED.

    What changed since it was judged is "amended": it waits again, as what has no verdict does.
    """
    if verdict is None:
        return PENDING
    return verdict if judged == version else AMENDED


def is_settled(status: str) -> bool:
    """Say whether nothing more is to be decided on an answer with this STATUS."""
    return status in {ACCEPT, LOWER}


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise DecisionRefused(
            "reason",
            noop("Explain in at least %(limit)d characters: the body reads it."),
            limit=SHORTEST_REASON,
        )
    if len(reason) > LONGEST_REASON:
        raise DecisionRefused(
            "reason", noop("The reason has more than %(limit)d characters."), limit=LONGEST_REASON
        )
