"""Two campaigns compare over the questions that both asked alike, and say which do not."""

from dataclasses import replace
from fractions import Fraction

from selfassessment.rules.comparison import compare
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels

NOW = flat(a_question("Q1", 3), a_question("Q2"), a_question("Q3"))


def test_all_questions_compare_when_nothing_changed() -> None:
    found = compare(NOW, levels(Q1=4, Q2=2, Q3=1), NOW, levels(Q1=2, Q2=2, Q3=3))
    assert found.common == 3
    assert found.apart == ()
    assert (found.before, found.now) == (Fraction(55), Fraction(75))
    assert found.difference == 20
    assert [(row.question.code, row.before, row.now) for row in found.changes] == [
        ("Q1", 2, 4),
        ("Q3", 3, 1),
    ]


def test_what_is_new_reworded_dropped_or_set_aside_is_named_and_left_out() -> None:
    reworded = replace(a_question("Q2"), text="Asked in other words?")
    before = flat(a_question("Q1", 3), reworded, a_question("Q9"))
    given = levels(Q1=4, Q2=4, Q3=4)
    found = compare(NOW, given, before, levels(Q1=2, Q2=0, Q9=1))
    assert [(question.code, reason) for question, reason in found.apart] == [
        ("Q2", "reworded"),
        ("Q3", "new"),
        ("Q9", "dropped"),
    ]
    assert (found.common, found.before, found.now) == (1, 50, 100)
    aside = compare(NOW, levels(Q1=4, Q2=None, Q3=1), NOW, levels(Q1=4, Q2=1, Q3=None))
    assert [reason for _, reason in aside.apart] == ["aside", "aside"]


def test_other_levels_do_not_compare_even_under_the_same_words() -> None:
    before = flat(replace(a_question("Q1", 3), levels=("a", "b", "c", "d", "e")))
    assert compare(NOW, levels(Q1=1), before, levels(Q1=1)).common == 0


def test_without_anything_common_there_is_no_score() -> None:
    found = compare(NOW, levels(Q1=4), flat(a_question("Q9")), levels(Q9=4))
    assert (found.before, found.now, found.difference, found.common) == (None, None, None, 0)


def test_a_question_that_was_not_answered_then_is_new() -> None:
    found = compare(NOW, levels(Q1=4, Q2=1, Q3=1), NOW, {"Q1": Given(4), "Q2": Given()})
    assert [(q.code, reason) for q, reason in found.apart] == [("Q2", "new"), ("Q3", "new")]
