"""Which counts of one table may be told beside their total."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassessment.rules.disclosure import SMALLEST_GROUP
from selfassessment.rules.disclosure_tables import told, told_together


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([9, 0, 7], [9, 0, 7]),
        ([9, 4], [None, None]),  # the small one would be the total less the other
        ([9, 4, 6], [9, None, None]),
        ([9, 3, 7], [9, None, None]),
        ([9, 3, 2], [9, None, None]),  # two that are together five tell of neither
        ([9, 1, 1, 6], [9, None, None, None]),
        ([4], [None]),
        ([0, 0], [0, 0]),
        ([], []),
    ],
)
def test_counts_hide_what_is_small_and_one_more(
    counts: list[int], expected: list[int | None]
) -> None:
    found = told({str(at): n for at, n in enumerate(counts)})
    assert list(found.values()) == expected


def test_what_one_table_hides_the_other_does_not_tell() -> None:
    people = {("low", "0"): 20, ("low", "1"): 3, ("high", "2"): 30, ("high", "3"): 4}
    apart = told({"0": 20, "1": 3, "2": 30, "3": 4})
    assert list(apart.values()) == [20, None, 30, None]  # beside "low: 23" that tells the 3
    degrees, tens = told_together(people, ["none", "low", "high"], ["0", "1", "2", "3"])
    assert degrees == [0, 23, 34]  # the finer table goes first
    assert tens == [None, None, None, None]


def test_tables_of_large_groups_are_told_whole() -> None:
    people = {("low", "0"): 20, ("low", "1"): 9, ("high", "2"): 30, ("low", "2"): 6}
    assert told_together(people, ["low", "high"], ["0", "1", "2"]) == ([35, 30], [20, 9, 36])


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 30), max_size=8))
@settings(max_examples=100, deadline=None)
def test_what_is_hidden_is_never_fewer_than_five_together(counts: dict[str, int]) -> None:
    hidden = sum(n for code, n in counts.items() if told(counts)[code] is None)
    assert hidden == 0 or hidden >= min(SMALLEST_GROUP, sum(counts.values()))
