"""Signals that ask for an end: noted, not obeyed at once, so that nothing is left half done."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Asked:
    """Whether somebody asked for an end, and whether they lost patience and asked again."""

    times: int = 0

    def __bool__(self) -> bool:
        """Say whether somebody asked."""
        return self.times > 0

    @property
    def again(self) -> bool:
        """Say whether somebody asked more than once."""
        return self.times > 1


@contextmanager
def listening() -> Iterator[Asked]:
    """Note the signals that ask for an end while the block runs."""
    asked = Asked()

    def note(*_: object) -> None:
        asked.times += 1

    before = {number: signal.signal(number, note) for number in SIGNALS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
