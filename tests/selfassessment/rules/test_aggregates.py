"""What may be printed of groups, so that nobody can be worked out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassessment.rules import aggregates
from selfassessment.rules.disclosure import SMALLEST_GROUP


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 9, "b": 7}, {"a", "b"}),
        ({"a": 9, "b": 4}, set()),  # b would be the total less a
        ({"a": 9, "b": 4, "c": 6}, {"a"}),
        ({"a": 9, "b": 3, "c": 2}, {"a"}),  # two that are together five tell of neither
        ({"a": 4}, set()),
        ({}, set()),
    ],
)
def test_small_groups_are_hidden_and_whatever_would_tell_them(
    sizes: dict[str, int], shown: set[str]
) -> None:
    assert aggregates.shown(sizes) == shown


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([9, 0, 7], [9, 0, 7]),
        ([9, 3, 7], [9, None, None]),
        ([9, 3, 2], [9, None, None]),
        ([9, 1, 1, 6], [9, None, None, None]),
        ([0, 0], [0, 0]),
    ],
)
def test_counts_hide_what_is_small_and_one_more(counts: list[int], told: list[int | None]) -> None:
    assert aggregates.counted(counts) == told


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 30), max_size=8))
@settings(max_examples=100, deadline=None)
def test_what_is_hidden_is_never_fewer_than_five_together(sizes: dict[str, int]) -> None:
    hidden = sum(n for group, n in sizes.items() if group not in aggregates.shown(sizes))
    assert hidden == 0 or hidden >= min(SMALLEST_GROUP, sum(sizes.values()))


def test_means_are_of_five_and_quartiles_of_ten() -> None:
    one = Fraction(50)
    assert aggregates.mean([one] * 4) is None
    assert aggregates.mean([one] * 5) == one
    assert aggregates.quartiles([one] * 9) is None
    assert aggregates.quartiles([Fraction(n) for n in range(11)]) == [
        Fraction(5, 2),
        Fraction(5),
        Fraction(15, 2),
    ]
