"""When a session can decide, and when a vote carries."""

from eset_portal.common.rules.i18n import noop
from governance.rules.committee.tallies import Tally

SHARE = "share"
NUMBER = "number"
QUORUM_KINDS = {
    SHARE: noop("More than this per cent of the votes"),
    NUMBER: noop("At least this many votes"),
}

WHOLE = 100

SIMPLE = "simple"
ABSOLUTE = "absolute"
TWO_THIRDS = "two_thirds"
VOTING_RULES = {
    SIMPLE: noop("Simple majority: more for than against"),
    ABSOLUTE: noop("Absolute majority: more than half of all votes of the body"),
    TWO_THIRDS: noop("Two thirds of the votes for or against"),
}

NOT_MET = noop("There is no quorum: nothing can be decided.")
BAD_SHARE = noop("A share goes from 0 to 99 per cent.")
BAD_NUMBER = noop("Write how many votes must be present: at least 1.")


def refusal(kind: str, value: int) -> str:
    """Return why VALUE is no quorum of KIND, as an English sentence; "" when it is one."""
    if kind == SHARE:
        return "" if 0 <= value < WHOLE else BAD_SHARE
    return "" if value >= 1 else BAD_NUMBER


def needed(kind: str, value: int, seats: int) -> int:
    """Return how many of SEATS votes must be present; at least one, whatever the rule says.

    A share of VALUE per cent wants more than that: 50 of 9 wants 5, 50 of 8 wants 5 too.
    """
    return max(1, seats * value // WHOLE + 1 if kind == SHARE else value)


def carried(rule: str, tally: Tally, seats: int) -> bool:
    """Say whether TALLY carries by RULE in a body of SEATS votes. A tie never does."""
    if rule == ABSOLUTE:
        return tally.in_favour * 2 > seats
    if rule == TWO_THIRDS:
        decided = tally.in_favour + tally.against
        return decided > 0 and tally.in_favour * 3 >= decided * 2
    return tally.in_favour > tally.against
