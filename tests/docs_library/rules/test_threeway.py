"""Two changed sequences over their base: as git merges them, and never more boldly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_library.rules.certainty import hunks
from docs_library.rules.threeway import spans
from tests.support import git_merge
from tests.support.git_merge import verdict

FEW = st.lists(st.sampled_from("abcd"), max_size=10)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abcde", "aXcde", "abcYe", "aXcYe"),
        ("abcde", "aXcde", "abYde", None),
        ("abc", "aXc", "aXc", "aXc"),
        ("abc", "abc", "a", "a"),
        ("abc", "abXc", "abYc", None),
        ("abc", "ac", "aYc", None),
        ("hh", "Mh", "h", None),
        ("hh", "hhh", "hh", "hhh"),
        ("ahbhc", "ahhbhc", "ahXhc", None),
        ("", "", "", ""),
        ("", "a", "a", "a"),
        ("", "a", "b", None),
    ],
)
def test_changes_apart_come_together_and_touching_ones_ask(
    base: str, ours: str, theirs: str, merged: str | None
) -> None:
    found = verdict(list(base), list(ours), list(theirs))

    assert found == (None if merged is None else list(merged))


@settings(max_examples=100)
@given(FEW, FEW, FEW)
def test_the_stretches_are_all_of_each_sequence(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    found = list(spans(base, ours, theirs))

    for name, side in (("base", base), ("ours", ours), ("theirs", theirs)):
        assert [n for span in found for n in getattr(span, name)] == list(range(len(side)))


@settings(max_examples=100)
@given(FEW, FEW)
def test_where_one_side_stayed_the_other_is_the_merge(one: list[str], other: list[str]) -> None:
    assert verdict(one, one, other) == other
    assert verdict(one, other, one) == other
    assert verdict(one, other, other) == other


@settings(max_examples=100)
@given(FEW, FEW, FEW)
def test_the_sides_may_change_places(base: list[str], ours: list[str], theirs: list[str]) -> None:
    assert verdict(base, ours, theirs) == verdict(base, theirs, ours)


@pytest.mark.parametrize(("letters", "kinds"), [("abcdefgh", 3), ("ab", 2)])
def test_it_merges_as_git_does_and_is_never_bolder(
    letters: str, kinds: int, tmp_path: Path
) -> None:
    git_merge.needed()
    some = list(git_merge.cases(250, letters=letters, kinds=kinds, seed=kinds))
    ours = [verdict(*case) for case in some]
    pairs = list(zip(ours, git_merge.merged(some, tmp_path), strict=True))

    assert len(pairs) == 250
    assert all(us == git for us, git in pairs if us is not None)
    assert sum(us is not None for us, _ in pairs) >= 0.8 * sum(git is not None for _, git in pairs)


def test_what_is_too_long_to_be_compared_is_one_change() -> None:
    found = hunks(["x"] * 10_000, ["x"] * 9_000)

    assert [(hunk.start, hunk.end, hunk.first, hunk.last) for hunk in found] == [
        (0, 10_000, 0, 9_000)
    ]


def test_what_stands_once_still_cuts_long_sequences() -> None:
    old = [str(n) for n in range(10_000)]
    new = [*old[:5_000], "new", *old[5_001:]]

    assert [(hunk.start, hunk.end) for hunk in hunks(old, new)] == [(5_000, 5_001)]
