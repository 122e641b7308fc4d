"""From which version each was written, and so the way from one to another."""

from collections.abc import Iterable


def way(versions: Iterable[tuple[int, int | None]], now: int, then: int) -> list[int]:
    """Return the keys of the versions between NOW and THEN, the latest first.

    VERSIONS are keys as published, the oldest first, each with the key it was written from;
    None stands for the one published before it. Empty when THEN is no forebear of NOW.
    """
    before: dict[int, int | None] = {}
    last: int | None = None
    for key, base in versions:
        before[key] = last if base is None else base
        last = key
    found: list[int] = []
    at = before.get(now)
    while at is not None and at != then:
        found.append(at)
        at = before.get(at)
    return [] if at is None else found
