"""Campaigns are measured over the questions that all of them ask, weighted as the newest does."""

from dataclasses import replace
from fractions import Fraction

import pytest

from selfassessment.rules import trending
from tests.selfassessment.rules.builders import a_dimension, a_question, an_instrument

Q1, Q2, Q3, Q4 = map(a_question, ("Q1", "Q2", "Q3", "Q4"))
NOW = an_instrument(a_dimension("A", 3, Q1, Q2), a_dimension("B", 1, Q3, Q4))
OTHERWISE = replace(Q2, text="In other words?")


def test_dimensions_weigh_as_now_however_many_of_their_questions_compare() -> None:
    then = an_instrument(a_dimension("A", 1, Q1), a_dimension("B", 9, Q3, Q4))
    found = trending.common(NOW, then)
    counts = {"Q1": {"4": 2}, "Q3": {"0": 2}, "Q4": {"2": 2}}
    codes = trending.shared([(found, counts)])
    assert codes == {"Q1", "Q3", "Q4"}
    means = trending.means(NOW, codes, found, counts)
    assert means == {"A": 100, "B": 25, "": Fraction(3 * 100 + 25, 4)}


def test_both_sides_are_measured_by_the_same_questions() -> None:
    then = an_instrument(a_dimension("A", 1, Q1))
    sides = [
        (trending.common(NOW, NOW), {"Q1": {"2": 1}, "Q2": {"4": 1}, "Q3": {"4": 1}}),
        (trending.common(NOW, then), {"Q1": {"2": 5, "na": 3}}),
    ]
    codes = trending.shared(sides)
    assert [trending.means(NOW, codes, *side)[""] for side in sides] == [50, 50]


def test_a_question_that_nobody_gave_a_level_is_left_out_on_both_sides() -> None:
    same = trending.common(NOW, NOW)
    assert trending.shared(
        [(same, {"Q1": {"1": 1}, "Q2": {"1": 1}}), (same, {"Q1": {"0": 1}})]
    ) == {"Q1"}
    assert trending.shared([(same, {"Q1": {"na": 4}})]) == frozenset()
    assert trending.means(NOW, (), same, {}) == {}


@pytest.mark.parametrize(
    ("question", "then", "apart"),
    [
        (Q2, {"Q2": "Q2"}, {}),
        (OTHERWISE, {}, {"Q2": "reworded"}),
        (replace(OTHERWISE, origins=("Q2",)), {"Q2": "Q2"}, {}),
        (replace(OTHERWISE, code="Q9", origins=("Q2",)), {"Q9": "Q2"}, {}),
        (replace(OTHERWISE, kind="yes_no", origins=("Q2",)), {}, {"Q2": "reworded"}),
        (replace(OTHERWISE, origins=()), {}, {"Q2": "new"}),
        (replace(Q2, origins=("Q1", "Q2")), {}, {"Q2": "merged"}),
    ],
)
def test_other_words_compare_once_the_author_declares_them_the_same(question, then, apart) -> None:
    found = trending.common(an_instrument(a_dimension("A", 1, question)), NOW)
    assert (found.then, found.apart) == (then, apart)


def test_on_a_longer_way_every_change_of_words_must_be_declared() -> None:
    first = an_instrument(a_dimension("A", 1, Q2))
    middle = an_instrument(a_dimension("A", 1, replace(OTHERWISE, origins=("Q2",))))
    now = an_instrument(a_dimension("A", 1, replace(Q2, text="A third time?", origins=("Q2",))))
    assert trending.common(now, first, [middle]).then == {"Q2": "Q2"}
    silent = an_instrument(a_dimension("A", 1, OTHERWISE))
    assert trending.common(now, first, [silent]).apart == {"Q2": "reworded"}


def test_what_is_common_has_its_weight_in_the_whole() -> None:
    assert trending.weight(NOW, {"Q1", "Q2"}) == Fraction(3, 4)
    assert trending.weight(NOW, {"Q3"}) == Fraction(1, 8)
    assert trending.weight(an_instrument(a_dimension("A", 0, Q1)), {"Q1"}) == 0
