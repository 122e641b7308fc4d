"""Several starts share servers; the last to leave knows that it is the last."""

import threading
from pathlib import Path

from eset_portal.launcher.locks import Presence, alone


def test_only_the_last_to_leave_is_the_last(tmp_path: Path) -> None:
    first, second = Presence(tmp_path / "lock"), Presence(tmp_path / "lock")
    assert first.leave() is False
    assert second.leave() is True


def test_alone_waits_for_whoever_holds_it(tmp_path: Path) -> None:
    order: list[str] = []

    def follow() -> None:
        with alone(tmp_path / "lock"):
            order.append("second")

    with alone(tmp_path / "lock"):
        follower = threading.Thread(target=follow)
        follower.start()
        follower.join(0.2)
        order.append("first")
    follower.join()
    assert order == ["first", "second"]
