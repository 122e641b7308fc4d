"""Which decisions can stand, and what counts then."""

from datetime import date

import pytest

from selfassessment.rules import control_decisions
from selfassessment.rules.control_decisions import DecisionRefused
from selfassessment.rules.scoring.values import Given

WHY = "Falta el document que ho mostra."
TODAY = date(2026, 3, 2)
LATER = date(2026, 3, 9)
ASIDE, MISSING = Given(not_applicable=True), Given()


@pytest.mark.parametrize(
    ("declared", "verdict", "more"),
    [
        (Given(0), "accept", {}),
        (Given(4), "accept", {}),
        (ASIDE, "accept", {}),
        (Given(4), "lower", {"level": 3, "reason": WHY}),
        (Given(1), "lower", {"level": 0, "reason": WHY}),
        (ASIDE, "lower", {"level": 0, "reason": WHY}),
        (Given(2), "return", {"until": LATER, "reason": WHY}),
        (MISSING, "return", {"until": LATER, "reason": WHY}),
    ],
)
def test_these_decisions_stand(declared: Given, verdict: str, more: dict[str, object]) -> None:
    check(declared, verdict, **more)


@pytest.mark.parametrize(
    ("declared", "verdict", "more", "place"),
    [
        (Given(3), "", {}, "verdict"),
        (Given(3), "raise", {"level": 4, "reason": WHY}, "verdict"),
        (MISSING, "accept", {}, "verdict"),
        (Given(3), "lower", {"level": 3, "reason": WHY}, "level"),
        (Given(3), "lower", {"level": 4, "reason": WHY}, "level"),
        (Given(3), "lower", {"level": None, "reason": WHY}, "level"),
        (Given(3), "lower", {"level": -1, "reason": WHY}, "level"),
        (Given(0), "lower", {"level": 0, "reason": WHY}, "level"),
        (ASIDE, "lower", {"level": 1, "reason": WHY}, "level"),
        (Given(3), "lower", {"level": 2, "reason": ""}, "reason"),
        (Given(3), "lower", {"level": 2, "reason": "   curt   "}, "reason"),
        (Given(3), "lower", {"level": 2, "reason": "x" * 2001}, "reason"),
        (Given(3), "return", {"until": None, "reason": WHY}, "until"),
        (Given(3), "return", {"until": LATER, "reason": "no"}, "reason"),
    ],
)
def test_these_do_not_and_say_where(declared: Given, verdict: str, more, place: str) -> None:
    with pytest.raises(DecisionRefused) as raised:
        check(declared, verdict, **more)
    assert raised.value.place == place
    assert "%(" not in str(raised.value)


@pytest.mark.parametrize(
    ("until", "last", "stands"),
    [
        (TODAY, None, True),
        (LATER, None, True),
        (LATER, LATER, True),
        (date(2026, 3, 1), None, False),
        (LATER, TODAY, False),
    ],
)
def test_an_answer_comes_back_within_the_period(until: date, last: date | None, stands) -> None:
    if stands:
        control_decisions.check_until(until, today=TODAY, last=last)
    else:
        with pytest.raises(DecisionRefused):
            control_decisions.check_until(until, today=TODAY, last=last)


@pytest.mark.parametrize(
    ("declared", "levels"),
    [(Given(4), (3, 2, 1, 0)), (Given(1), (0,)), (Given(0), ()), (ASIDE, (0,)), (MISSING, ())],
)
def test_only_what_is_under_the_declared_level_can_be_lowered_to(declared, levels) -> None:
    assert control_decisions.lower_levels(declared) == levels


def test_only_lowering_changes_what_counts() -> None:
    assert control_decisions.validated(Given(3), "accept", None) == Given(3)
    assert control_decisions.validated(Given(3), "lower", 1) == Given(1)
    assert control_decisions.validated(ASIDE, "lower", 0) == Given(0)
    assert control_decisions.validated(ASIDE, "accept", None) == ASIDE


@pytest.mark.parametrize(
    ("verdict", "judged", "version", "status", "settled"),
    [
        (None, 0, 1, "pending", False),
        ("accept", 1, 1, "accept", True),
        ("lower", 2, 2, "lower", True),
        ("return", 1, 1, "return", False),
        ("return", 1, 2, "amended", False),
        ("accept", 1, 2, "amended", False),
    ],
)
def test_what_changed_since_it_was_judged_waits_again(
    verdict, judged: int, version: int, status: str, settled: bool
) -> None:
    found = control_decisions.standing(verdict, judged=judged, version=version)
    assert found == status
    assert control_decisions.is_settled(found) is settled


def check(declared: Given, verdict: str, **more: object) -> None:
    usual = {"level": None, "reason": "", "until": None}
    control_decisions.check(declared, verdict, **(usual | more))
