"""Nobody can be recognised in a group, nor in the difference of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassessment.rules.disclosure import SMALLEST_GROUP, shown


@pytest.mark.parametrize(
    ("count", "place", "size"),
    [
        (0, None, 0),
        (4, None, 0),
        (5, None, 5),
        (9, None, 5),
        (5, 0, 0),
        (9, 4, 0),
        (9, 5, 5),
        (10, 9, 10),
        (14, 12, 10),
        (300, 7, 300),
    ],
)
def test_groups_grow_five_at_a_time_and_count_five_others(count, place, size: int) -> None:
    assert shown(count, place=place) == size


@given(st.integers(0, 400), st.integers(0, 400))
def test_two_figures_never_differ_by_fewer_than_five_bodies(one: int, other: int) -> None:
    difference = abs(shown(one) - shown(other))
    assert difference == 0 or difference >= SMALLEST_GROUP


@given(st.integers(0, 400), st.integers(0, 400))
def test_five_others_are_in_whatever_is_shown(count: int, place: int) -> None:
    size = shown(count, place=place)
    assert size == 0 or size - (place < size) >= SMALLEST_GROUP
    assert size in {0, shown(count)}
