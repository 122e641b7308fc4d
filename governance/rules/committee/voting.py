"""Who may vote on what: one's own item is never voted on."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

FOR = "for"
AGAINST = "against"
ABSTAIN = "abstain"
CHOICES = {FOR: noop("In favour"), AGAINST: noop("Against"), ABSTAIN: noop("Abstention")}

PRESENT = "present"
SUBSTITUTE = "substitute"
EXCUSED = "excused"
ABSENT = "absent"
ATTENDANCE = {
    PRESENT: noop("Present"),
    SUBSTITUTE: noop("By the substitute"),
    EXCUSED: noop("Excused"),
    ABSENT: noop("Absent"),
}
COUNTED = frozenset({PRESENT, SUBSTITUTE})
"""The kinds of attendance that count for the quorum, and let vote."""

NO_CHOICE = noop("Choose for, against or abstention.")
NO_VOTE = noop("This seat has a voice but no vote.")
NOT_HERE = noop("Only those who are present vote: note the attendance first.")
OWN = noop("Nobody votes on what they or their body proposed.")
RECUSED = noop("Who has withdrawn from this item does not vote on it.")
DECIDED = noop("This item is decided: the vote is over.")
NO_SUBSTITUTE = noop("This seat has no substitute.")
NO_ATTENDANCE = noop("Choose how the seat is attended.")
ENDED = noop("The mandate of this seat does not hold on the day of the session.")


@dataclass(frozen=True, slots=True)
class Ballot:
    """The facts of a seat before a vote on an item."""

    has_vote: bool = True
    attendance: str = PRESENT
    is_own: bool = False
    is_recused: bool = False
    is_decided: bool = False


def refusal(ballot: Ballot, choice: str = ABSTAIN) -> str:
    """Return why CHOICE cannot be cast with BALLOT, as an English sentence; "" when it can."""
    tests = (
        (choice not in CHOICES, NO_CHOICE),
        (not ballot.has_vote, NO_VOTE),
        (ballot.is_decided, DECIDED),
        (ballot.is_own, OWN),
        (ballot.is_recused, RECUSED),
        (ballot.attendance not in COUNTED, NOT_HERE),
    )
    return next((reason for is_so, reason in tests if is_so), "")
