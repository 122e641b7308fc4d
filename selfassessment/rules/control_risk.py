"""Which answers of an assessment deserve a look before they are accepted, and how many."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.scoring.rounding import whole
from selfassessment.rules.scoring.values import Given

CRITICAL = "critical"
JUMP = "jump"
BARE = "bare"
ASIDE = "aside"
MUCH_ASIDE = "much_aside"

FLAG_LABELS: Mapping[str, str] = {
    CRITICAL: noop("critical question"),
    JUMP: noop("big jump since last campaign"),
    BARE: noop("high level without comment or evidence"),
    ASIDE: noop("not applicable"),
    MUCH_ASIDE: noop("more than 30 % does not apply"),
}

HIGH_LEVEL = 3
BIG_JUMP = 2
MUCH = Fraction(3, 10)
# What each flag weighs; the risk is the weighted share of flagged answers, in per cent.
POINTS: Mapping[str, int] = {CRITICAL: 1, JUMP: 3, BARE: 2, ASIDE: 2}
WORST = 4

HIGH, MEDIUM, LOW = "high", "medium", "low"
HIGH_FROM, MEDIUM_FROM = 20, 10
RISK_LABELS: Mapping[str, str] = {
    HIGH: noop("High risk"),
    MEDIUM: noop("Medium risk"),
    LOW: noop("Low risk"),
}
RISK_TONES: Mapping[str, str] = {HIGH: "bad", MEDIUM: "warn", LOW: ""}


@dataclass(frozen=True, slots=True)
class Risk:
    """How risky it is to accept unseen: POINTS from 0 to 100, and the flags by question.

    COUNTS says how many answers bear each flag; MUCH_ASIDE counts as one.
    """

    points: int
    flags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


def flags(
    question: Question, answer: Given, *, before: Given | None, backed: bool
) -> tuple[str, ...]:
    """Return what makes ANSWER deserve a look.

    BEFORE is what the body answered to the same question last time, if it did; BACKED says
    whether a comment or a piece of evidence goes with the answer.
    """
    found = []
    if question.critical:
        found.append(CRITICAL)
    if answer.not_applicable:
        found.append(ASIDE)
    if answer.level is not None:
        past = before.level if before else None
        if past is not None and answer.level - past >= BIG_JUMP:
            found.append(JUMP)
        if answer.level >= HIGH_LEVEL and not backed:
            found.append(BARE)
    return tuple(found)


def assess(
    instrument: Instrument,
    answers: Mapping[str, Given],
    *,
    before: Mapping[str, Given],
    backed: Collection[str],
    na_share: Fraction = Fraction(0),
) -> Risk:
    """Return the risk of ANSWERS: heavier flags on more answers weigh more.

    NA_SHARE, 0 to 1, is the share set aside by weight; above 30 % the risk is high at least.
    """
    found = {
        question.code: flags(
            question,
            answers.get(question.code, Given()),
            before=before.get(question.code),
            backed=question.code in backed,
        )
        for question in instrument
    }
    points = sum(min(WORST, sum(POINTS[flag] for flag in marked)) for marked in found.values())
    share = whole(Fraction(100 * points, WORST * len(found))) if found else 0
    counts = {flag: sum(flag in marked for marked in found.values()) for flag in POINTS}
    if na_share > MUCH:
        share, counts[MUCH_ASIDE] = max(share, HIGH_FROM), 1
    flagged = {code: marked for code, marked in found.items() if marked}
    return Risk(share, flagged, {flag: count for flag, count in counts.items() if count})


def level_of(points: int) -> str:
    """Return high, medium or low for a risk of POINTS."""
    if points >= HIGH_FROM:
        return HIGH
    return MEDIUM if points >= MEDIUM_FROM else LOW
