"""Twenty thousand merges beside those of git: the same clean texts, and never bolder."""

from pathlib import Path

import pytest

from tests.support import git_merge
from tests.support.drill import times

pytestmark = pytest.mark.drill


@pytest.mark.parametrize(
    ("letters", "kinds"), [("abcdefgh", 3), ("ab", 2), ("a", 2), ("abcdefghijklmnop", 40)]
)
def test_each_clean_merge_is_that_of_git(letters: str, kinds: int, tmp_path: Path) -> None:
    git_merge.needed()
    count = times(5_000, 500)
    some = list(git_merge.cases(count, letters=letters, kinds=kinds, seed=17))
    verdicts = [git_merge.verdict(*case) for case in some]
    by_git = list(git_merge.merged(some, tmp_path))

    assert len(by_git) == count
    bolder = [
        case
        for case, ours, git in zip(some, verdicts, by_git, strict=True)
        if ours is not None and ours != git
    ]
    assert bolder == []
