"""What a new version would make of the answers that a body gave to an earlier one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop
from selfassessment.rules import carrying
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.migration import DROPPED, KEPT, Link, links
from selfassessment.rules.scoring.values import Given

CARRIED, CONFIRM, ASKED, LEFT = "carried", "confirm", "asked", "left"
LABELS: Mapping[str, str] = {
    CARRIED: noop("Carries over"),
    CONFIRM: noop("To be looked at and confirmed"),
    ASKED: noop("Asked anew"),
    LEFT: noop("Not asked any more"),
}
TONES: Mapping[str, str] = {CARRIED: "good", CONFIRM: "warn", ASKED: "on", LEFT: "bad"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one question, by the LINK it has to the version answered."""

    what: str
    link: Link
    question: Question

    @property
    def compares(self) -> bool:
        """Whether the answers of then and of the next time can be set side by side."""
        return self.what in {CARRIED, CONFIRM} and self.link.compares


def outcomes(
    now: Instrument,
    then: Instrument,
    given: Mapping[str, Given],
    between: Sequence[Instrument] = (),
) -> list[Outcome]:
    """Return what becomes of what was GIVEN to THEN, question by question of NOW.

    At the end stand the questions that were answered and are not asked any more.
    """
    asked = {question.code: question for question in now}
    past = {question.code: question for question in then}
    rows = []
    for link in links(now, then, between):
        value = given.get(link.then[0], Given()) if link.then else Given()
        if link.what != DROPPED:
            question = asked[link.now]
            rows.append(Outcome(_what(link, question, value), link, question))
        elif value != Given():
            rows.append(Outcome(LEFT, link, past[link.then[0]]))
    return rows


def counts(rows: Iterable[Outcome]) -> dict[str, int]:
    """Return how many questions have each outcome, in the order of LABELS."""
    found = [row.what for row in rows]
    return {what: found.count(what) for what in LABELS}


def _what(link: Link, question: Question, value: Given) -> str:
    if value == Given() or not carrying.fits(question, value):
        return ASKED
    return CARRIED if link.what == KEPT else CONFIRM
