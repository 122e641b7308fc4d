"""What two sequences have in common is found in order, and quickly whatever they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_library.rules.alignment import Budget, align, gaps

FEW = st.lists(st.sampled_from("abcd"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "common"),
    [
        ("", "", ""),
        ("abc", "abc", "abc"),
        ("abc", "", ""),
        ("abcd", "abXcd", "abcd"),
        ("aaab", "aab", "aab"),
        ("xaya", "ayax", "aya"),
        ("abcdef", "defabc", "abc"),
    ],
)
def test_what_is_common_is_paired(old: str, new: str, common: str) -> None:
    pairs = align(old, new, Budget())

    assert "".join(old[i] for i, _ in pairs) in {common, "def" if common == "abc" else common}


@given(FEW, FEW, st.sampled_from([0, 6, 1000]))
def test_pairs_are_equal_and_rise_on_both_sides(old: list[str], new: list[str], cells: int) -> None:
    pairs = align(old, new, Budget(cells))

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))


@given(FEW, FEW)
def test_gaps_and_pairs_together_are_everything(old: list[str], new: list[str]) -> None:
    seen_old: list[int] = []
    seen_new: list[int] = []
    for left, right, pair in gaps(align(old, new, Budget()), (len(old), len(new))):
        seen_old += [*left, *([pair[0]] if pair else [])]
        seen_new += [*right, *([pair[1]] if pair else [])]

    assert seen_old == list(range(len(old)))
    assert seen_new == list(range(len(new)))


def test_without_budget_repeated_items_are_still_paired_by_occurrence() -> None:
    old, new = ["x"] * 5_000, ["y", *["x"] * 4_990, "z"]

    assert len(align(old, new, Budget(0))) == 4_990


def test_a_budget_is_spent_once() -> None:
    budget = Budget(10)

    assert budget.takes(8)
    assert not budget.takes(8)
    assert budget.takes(2)
