"""Two campaigns compare over the questions that both asked alike, and say which do not."""

from dataclasses import replace
from fractions import Fraction

from selfassessment.rules.comparison import compare
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels

NOW = flat(a_question("Q1", 3), a_question("Q2"), a_question("Q3"))


def test_all_questions_compare_when_nothing_changed() -> None:
    found = compare(NOW, levels(Q1=4, Q2=2, Q3=1), (NOW, levels(Q1=2, Q2=2, Q3=3)))
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
    found = compare(NOW, given, (before, levels(Q1=2, Q2=0, Q9=1)))
    assert [(question.code, reason) for question, reason in found.apart] == [
        ("Q2", "reworded"),
        ("Q3", "new"),
        ("Q9", "dropped"),
    ]
    assert (found.common, found.before, found.now) == (1, 50, 100)
    aside = compare(NOW, levels(Q1=4, Q2=None, Q3=1), (NOW, levels(Q1=4, Q2=1, Q3=None)))
    assert [reason for _, reason in aside.apart] == ["aside", "aside"]


def test_other_levels_do_not_compare_even_under_the_same_words() -> None:
    before = flat(replace(a_question("Q1", 3), levels=("a", "b", "c", "d", "e")))
    assert compare(NOW, levels(Q1=1), (before, levels(Q1=1))).common == 0


def test_without_anything_common_there_is_no_score() -> None:
    found = compare(NOW, levels(Q1=4), (flat(a_question("Q9")), levels(Q9=4)))
    assert (found.before, found.now, found.difference, found.common) == (None, None, None, 0)


def test_a_question_that_was_not_answered_then_is_new() -> None:
    found = compare(NOW, levels(Q1=4, Q2=1, Q3=1), (NOW, {"Q1": Given(4), "Q2": Given()}))
    assert [(q.code, reason) for q, reason in found.apart] == [("Q2", "new"), ("Q3", "new")]


def test_a_question_is_the_same_by_what_is_declared_not_by_its_code() -> None:
    moved = replace(a_question("Q1"), code="X1", origins=("Q1",))
    usurper = replace(a_question("Q1"), text="Something else?", origins=())
    past = (flat(a_question("Q1")), levels(Q1=1))
    found = compare(flat(moved, usurper), levels(X1=3, Q1=4), past)
    assert [(row.question.code, row.before, row.now) for row in found.changes] == [("X1", 1, 3)]
    assert (found.before, found.now) == (25, 75)
    assert [(q.code, reason) for q, reason in found.apart] == [("Q1", "new")]


def test_what_was_split_or_merged_does_not_compare() -> None:
    one, two = (replace(a_question(code), origins=("Q1",)) for code in ("A", "B"))
    both = replace(a_question("C"), origins=("Q2", "Q3"))
    past = (flat(*map(a_question, ("Q1", "Q2", "Q3"))), levels(Q1=1, Q2=2, Q3=3))
    found = compare(flat(one, two, both), levels(A=3, B=3, C=3), past)
    assert [(q.code, reason) for q, reason in found.apart] == [
        ("A", "split"),
        ("B", "split"),
        ("C", "merged"),
    ]
    assert found.common == 0


def test_what_was_renamed_twice_still_compares() -> None:
    middle = flat(replace(a_question("Q1"), code="M1", origins=("Q1",)))
    now = flat(replace(a_question("Q1"), code="N1", origins=("M1",)))
    found = compare(now, levels(N1=4), (flat(a_question("Q1")), levels(Q1=2)), [middle])
    assert (found.before, found.now, found.apart) == (50, 100, ())
