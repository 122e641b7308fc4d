"""Phases: which is the current one, and when one may be closed or opened again."""

import pytest

from governance.rules.deployment import phases
from governance.rules.deployment.phases import FINISHED, Step

TO_DO = Step("diagnosis", required=True, state="todo")
DONE = Step("diagnosis", required=True, state="done")
ASIDE = Step("diagnosis", required=True, state="not_applicable")
EXTRA = Step("diagnosis", required=False, state="todo")
ELSEWHERE = Step("pilot", required=True, state="todo")


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ((), "diagnosis"),
        (("diagnosis",), "preparation"),
        (("preparation",), "diagnosis"),
        (("diagnosis", "pilot"), "preparation"),
        (tuple(phases.PHASES), FINISHED),
    ],
)
def test_the_current_phase_is_the_first_open_one(closed: tuple[str, ...], expected: str) -> None:
    assert phases.current(closed) == expected


@pytest.mark.parametrize(
    ("phase", "closed", "steps", "refusal"),
    [
        ("diagnosis", (), [DONE, ASIDE, EXTRA, ELSEWHERE], ""),
        ("diagnosis", (), [], ""),
        ("diagnosis", (), [DONE, TO_DO], phases.UNFINISHED),
        ("diagnosis", (), [Step("diagnosis", required=True, state="doing")], phases.UNFINISHED),
        ("diagnosis", ("diagnosis",), [DONE], phases.CLOSED),
        ("preparation", (), [], phases.NOT_ITS_TURN),
        ("preparation", ("diagnosis",), [TO_DO], ""),
        ("castell", (), [], phases.UNKNOWN),
    ],
)
def test_a_phase_closes_when_its_required_tasks_are_settled(
    phase: str, closed: tuple[str, ...], steps: list[Step], refusal: str
) -> None:
    assert phases.closing_refusal(phase, closed, steps) == refusal


@pytest.mark.parametrize(
    ("phase", "closed", "refusal"),
    [
        ("diagnosis", ("diagnosis",), ""),
        ("diagnosis", ("diagnosis", "preparation"), ""),
        ("pilot", ("diagnosis",), phases.STILL_OPEN),
        ("castell", ("diagnosis",), phases.UNKNOWN),
    ],
)
def test_only_what_is_closed_is_opened_again(
    phase: str, closed: tuple[str, ...], refusal: str
) -> None:
    assert phases.reopening_refusal(phase, closed) == refusal


def test_what_is_missing_counts_required_tasks_of_that_phase_only() -> None:
    assert phases.missing("diagnosis", [TO_DO, TO_DO, DONE, ASIDE, EXTRA, ELSEWHERE]) == 2


def test_phases_are_numbered_and_what_is_finished_comes_last() -> None:
    assert [phases.number(code) for code in phases.PHASES] == [1, 2, 3, 4, 5]
    assert phases.number(FINISHED) == 6
