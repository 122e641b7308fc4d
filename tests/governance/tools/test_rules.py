"""Tools: the state that follows from what was announced, and what a body can say of them."""

from datetime import date

import pytest

from governance.rules import tools
from governance.rules.tools import CHANGE, RETIREMENT, Notice

TODAY = date(2026, 3, 2)
EARLIER, LATER = date(2026, 1, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("notices", "state"),
    [
        ([], "active"),
        ([Notice(CHANGE, LATER)], "announced"),
        ([Notice(RETIREMENT, LATER)], "announced"),
        ([Notice(RETIREMENT, TODAY)], "retired"),
        ([Notice(RETIREMENT, EARLIER)], "retired"),
        ([Notice(CHANGE, EARLIER)], "active"),
        ([Notice(CHANGE, TODAY)], "active"),
        ([Notice(CHANGE, LATER), Notice(RETIREMENT, EARLIER)], "retired"),
    ],
)
def test_the_state_follows_from_what_was_announced(notices: list[Notice], state: str) -> None:
    assert tools.state_on(notices, TODAY) == state


@pytest.mark.parametrize(
    ("level", "since", "running", "refusal"),
    [
        ("fully", TODAY, None, ""),
        ("none", EARLIER, None, ""),
        ("fully", TODAY, EARLIER, ""),
        ("fully", EARLIER, EARLIER, ""),
        ("fully", EARLIER, TODAY, tools.LATER),
        ("fully", LATER, None, tools.FUTURE),
        ("often", TODAY, None, tools.NO_LEVEL),
    ],
)
def test_what_a_body_says_is_taken_or_refused_with_its_reason(
    level: str, since: date, running: date | None, refusal: str
) -> None:
    assert tools.use_refusal(level, since=since, running_since=running, on=TODAY) == refusal
