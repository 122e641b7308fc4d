"""Let the state of a copy say how it stands to its original."""

from docs_library.models import Adaptation
from docs_library.rules import adapting
from docs_library.selectors.adapting import sessions, texts


def follow(row: Adaptation) -> None:
    """Let the state of ROW follow its original, unless somebody decided otherwise."""
    if row.is_left:
        return
    latest = texts.latest(row.document)
    state = adapting.ORPHANED
    if latest is not None:
        state = adapting.followed(
            is_latest=texts.newest(row).base_edition_id == latest.pk,
            is_open=sessions.open_merge(row) is not None,
        )
    if row.state != state:
        row.state = state
        row.save(update_fields=["state"])
