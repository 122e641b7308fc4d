"""How long work of many equal pieces still takes, by the pace of the latest ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta

FEWEST = 3
# A pause or a standstill says nothing about the pace after it.
STILL = timedelta(minutes=5)


def time_left(ended: Sequence[datetime], left: int, *, now: datetime) -> timedelta | None:
    """Return how long LEFT pieces will take; ENDED are the moments of the latest, newest first.

    None with fewer than three of them since the last standstill, or when none ended lately.
    """
    if left <= 0 or not ended or now - ended[0] > STILL:
        return None
    recent = [ended[0]]
    for moment in ended[1:]:
        if recent[-1] - moment > STILL:
            break
        recent.append(moment)
    if len(recent) < FEWEST:
        return None
    return (recent[0] - recent[-1]) / (len(recent) - 1) * left
