"""The life of a shared practice, as a table: who may, what must hold, and where it leads."""

from datetime import UTC, datetime, timedelta

import pytest

from docs_library.rules.practices import asking, states
from docs_library.rules.practices import names as n
from docs_library.rules.practices.moves import MOVES

WAYS = {
    n.DRAFT: {n.SUBMIT, n.WITHDRAW},
    n.IN_REVIEW: {n.PUBLISH, n.SEND_BACK, n.WITHDRAW, n.HAND_OVER},
    n.PUBLISHED: {n.CONFIRM, n.REVISE, n.OUTDATE, n.WITHDRAW, n.ASK, n.LAPSE},
    n.OUTDATED: {n.REVISE, n.WITHDRAW, n.ASK_AGAIN},
    n.WITHDRAWN: set(),
}
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("state", states.LIFE.states)
def test_each_state_has_its_ways_on_and_no_other(state: str) -> None:
    assert {code for code in MOVES if states.LIFE.allows(state, code)} == WAYS[state]


@pytest.mark.parametrize(
    ("part", "moves"),
    [
        (n.OWNER, {n.SUBMIT, n.CONFIRM, n.REVISE, n.OUTDATE, n.WITHDRAW}),
        (n.REVIEWER, {n.PUBLISH, n.SEND_BACK, n.OUTDATE, n.WITHDRAW}),
        (n.PORTAL, {n.ASK, n.ASK_AGAIN, n.LAPSE, n.HAND_OVER}),
    ],
)
def test_each_part_makes_its_moves_and_no_other(part: str, moves: set[str]) -> None:
    assert {code for code, move in MOVES.items() if part in move.by} == moves


def test_whatever_closes_says_why_and_no_hand_does_what_the_portal_does() -> None:
    closing = {code for code, move in MOVES.items() if move.end in states.CLOSED}
    assert all(MOVES[code].comment for code in closing - {n.ASK_AGAIN})
    assert not set(states.BY_HAND) & {n.ASK, n.ASK_AGAIN, n.LAPSE, n.HAND_OVER}
    assert set(n.DONE) == {*MOVES, n.QUESTION, n.ANSWER}
    for move in MOVES.values():
        assert states.who_refuses(move, frozenset()) == n.WHO_MAY[min(move.by)]


def test_what_lacks_words_is_not_handed_in() -> None:
    submit = MOVES[n.SUBMIT]
    assert states.what_refuses(submit, frozenset()) == n.WHY_NOT[n.COMPLETE]
    assert states.what_refuses(submit, {n.COMPLETE}) == ""


@pytest.mark.parametrize(
    ("state", "since", "asked", "is_due"),
    [
        (n.PUBLISHED, 365, None, True),
        (n.PUBLISHED, 364, None, False),
        (n.PUBLISHED, 800, 364, False),
        (n.PUBLISHED, 800, 365, True),
        (n.OUTDATED, 365, None, True),
        (n.DRAFT, 999, None, False),
        (n.WITHDRAWN, 999, None, False),
    ],
)
def test_each_is_asked_about_once_a_year(
    state: str, since: int, asked: int | None, is_due: bool
) -> None:
    day = timedelta(days=1)
    then = NOW - asked * day if asked is not None else None
    assert asking.is_due(state, NOW - since * day, then, NOW) is is_due


@pytest.mark.parametrize(
    ("state", "asked", "lapsed"),
    [(n.PUBLISHED, 60, True), (n.PUBLISHED, 59, False), (n.OUTDATED, 60, False)],
)
def test_who_does_not_answer_in_sixty_days_lets_it_lapse(
    state: str, asked: int, lapsed: bool
) -> None:
    assert asking.has_lapsed(state, NOW - timedelta(days=asked), NOW) is lapsed
    assert not asking.has_lapsed(state, None, NOW)
