"""Where a revision of a text comes from."""

from eset_portal.common.rules.i18n import noop

ORIGINS = {
    "opened": noop("Opened"),
    "typed": noop("Saved"),
    "autosaved": noop("Saved by itself"),
    "imported": noop("Imported from a file"),
    "attached": noop("Attachments changed"),
    "restored": noop("Brought back from an earlier revision"),
}


def choices() -> list[tuple[str, str]]:
    """Return the origins as (code, label) pairs."""
    return list(ORIGINS.items())
