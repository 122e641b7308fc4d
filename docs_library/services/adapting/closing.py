"""Close the session in which a copy met a new edition."""

from datetime import datetime

from docs_library.models import LocalEdition, MergeSession
from governance.models import User


def close(
    row: MergeSession,
    state: str,
    *,
    by: User,
    now: datetime,
    result: LocalEdition | None = None,
    discarded: list[dict[str, object]] | None = None,
) -> None:
    """Close ROW for ever: done with its RESULT, or abandoned."""
    row.state, row.closed_by, row.closed_at = state, by, now
    row.result, row.discarded = result, discarded or []
    row.save(update_fields=["state", "closed_by", "closed_at", "result", "discarded"])
