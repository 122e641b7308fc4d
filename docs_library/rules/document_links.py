"""How a document stands to another."""

from eset_portal.common.rules.i18n import noop

KINDS = {
    "related": noop("Related to"),
    "requires": noop("It needs"),
    "replaces": noop("Replaces"),
}

# the same, read from the other end
REVERSED = {
    "related": noop("Related to"),
    "requires": noop("Needed by"),
    "replaces": noop("Replaced by"),
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs."""
    return list(KINDS.items())
