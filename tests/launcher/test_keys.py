"""Secrets are made once and are readable by their user alone."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from eset_portal.launcher import keys


def test_the_second_start_finds_the_keys_of_the_first(tmp_path: Path) -> None:
    assert keys.load(tmp_path) == keys.load(tmp_path)


def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = keys.load(tmp_path / "one"), keys.load(tmp_path / "two")
    assert not set(vars(one).values()) & set(vars(two).values())


def test_only_the_user_can_read_the_keys(tmp_path: Path) -> None:
    keys.load(tmp_path)
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_starts_at_the_same_time_agree_on_the_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keys.load(tmp_path), range(8)))
    assert len(set(found)) == 1
