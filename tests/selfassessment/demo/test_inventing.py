"""Invented answers are answers: each is one that its question takes."""

import pytest

from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.values import Given
from selfassessment.services.demo import inventing
from tests.selfassessment.rules.kinds import MORE, the_five


@pytest.mark.parametrize("kind", MORE)
def test_what_is_invented_is_what_the_question_keeps(kind: str) -> None:
    for seed in "abcdefgh":
        answers = inventing.answers(the_five(), seed=seed, band="T3", year=0)
        one, question = answers[f"D1.{kind}"], the_five().question(f"D1.{kind}")
        assert one.not_applicable or one == kept(question, one)


def kept(question: Question, one: Given) -> Given:
    """What the question keeps of it, typed anew: a level is typed only where there is no value."""
    level = one.level if question.kind in {"level", "yes_no"} else None
    level, value = question_kinds.take(question, level, one.value)
    return Given(level, value=value)


def test_who_is_further_gives_the_better_number() -> None:
    early, late = (
        inventing.answers(the_five(), seed="a", band="T3", year=year)["D1.number"]
        for year in (-20, 20)
    )
    assert ((early.level, early.value), (late.level, late.value)) == ((0, "10"), (4, "0"))
