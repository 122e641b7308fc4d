"""Who is told what, how soon, and in which letter."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from eset_portal.common.rules.i18n import noop

PUBLISHED, WITHDRAWN, RELEASED = "published", "withdrawn", "released"
BEHIND, ORPHANED = "behind", "orphaned"
OF_COPIES = (BEHIND, ORPHANED)
STEP = "step"
PRACTICE = "practice"
WHATS = {
    PUBLISHED: noop("New edition"),
    WITHDRAWN: noop("Withdrawn"),
    RELEASED: noop("New release of the method"),
    BEHIND: noop("Your own copy can be brought up to date"),
    ORPHANED: noop("The original of your own copy was withdrawn"),
    STEP: noop("A proposal that you follow"),
    PRACTICE: noop("A shared practice"),
}
DOCUMENT, COLLECTION, NORM, BODY = "document", "collection", "norm", "body"
FOLLOWED = {
    DOCUMENT: noop("Document"),
    COLLECTION: noop("Collection"),
    NORM: noop("Norm"),
    BODY: noop("Everything for my body"),
}
AT_ONCE, DAILY, WEEKLY, NEVER = "at_once", "daily", "weekly", "never"
RHYTHMS = {
    AT_ONCE: noop("A letter at once"),
    DAILY: noop("One letter a day"),
    WEEKLY: noop("One letter a week"),
    NEVER: noop("No letters, only notices in the portal"),
}
UNASKED = WEEKLY  # what staff get about everything for their body until they choose


def what_choices() -> list[tuple[str, str]]:
    """Return what can happen as (code, label) pairs."""
    return list(WHATS.items())


def followed_choices() -> list[tuple[str, str]]:
    """Return what can be followed as (code, label) pairs."""
    return list(FOLLOWED.items())


def rhythm_choices() -> list[tuple[str, str]]:
    """Return the rhythms as (code, label) pairs, the quickest first."""
    return list(RHYTHMS.items())


def quickest(rhythms: Iterable[str]) -> str:
    """Return the quickest of RHYTHMS: who follows in two ways is told once, in the quicker."""
    return min(rhythms, key=list(RHYTHMS).index, default=NEVER)


def concerns(kinds: Sequence[str], bands: Sequence[str], *, kind: str, band: str | None) -> bool:
    """Say whether what is for KINDS and BANDS (empty: for all) is for a body of KIND and BAND."""
    return (not kinds or kind in kinds) and (not bands or band in bands)


def period(rhythm: str, today: date) -> tuple[date, str]:
    """Return the first day of the running period, and the name of the letter that it starts with.

    That letter tells what came before the period began: a daily one yesterday's news, a weekly
    one, on Monday or the first day after, those of the week before.
    """
    starts = today - timedelta(days=today.weekday()) if rhythm == WEEKLY else today
    return starts, f"{rhythm}:{starts.isoformat()}"
