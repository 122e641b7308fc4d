"""What an answer can be, and what counts as one."""

import pytest

from selfassessment.rules.scoring.values import MISSING, Given, given
from tests.selfassessment.rules.builders import a_question


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_is_from_0_to_4(level: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 4"):
        Given(level)


def test_an_answer_is_not_both_a_level_and_not_applicable() -> None:
    with pytest.raises(ValueError, match="not both"):
        Given(0, not_applicable=True)


def test_setting_aside_what_must_be_answered_leaves_it_missing() -> None:
    answers = {"Q": Given(not_applicable=True)}
    assert given(a_question("Q"), answers).not_applicable
    assert given(a_question("Q", allows_na=False), answers) == MISSING
    assert given(a_question("R"), answers) == MISSING
