"""When the portal asks about a shared practice, and what it has found by then."""

from datetime import datetime, timedelta

from docs_library.rules.practices.names import OUTDATED, PUBLISHED
from eset_portal.common.rules.i18n import noop

YEAR = timedelta(days=365)
GRACE = timedelta(days=60)  # to answer, before it counts as outdated

NOBODY = noop(
    "Marked as outdated by the portal: the body was asked whether it is still current and did not"
    " answer in 60 days."
)
"""Why a practice lapsed. What the method says is Catalan: it is translated where it is kept."""


def is_due(state: str, since: datetime, asked: datetime | None, now: datetime) -> bool:
    """Say whether it is time to ask: a year after SINCE, and a year after it was ASKED last.

    SINCE is when it was published or confirmed last; when it was outdated, for one that is.
    """
    return state in (PUBLISHED, OUTDATED) and max(since, asked or since) + YEAR <= now


def has_lapsed(state: str, asked: datetime | None, now: datetime) -> bool:
    """Say whether nobody answered in time what was ASKED."""
    return state == PUBLISHED and asked is not None and asked + GRACE <= now
