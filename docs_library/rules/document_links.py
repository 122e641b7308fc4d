"""How a document stands to another."""

from eset_portal.common.rules.i18n import noop

KINDS = {
    "related": noop("Related to"),
    "requires": noop("Needs"),
    "replaces": noop("Replaces"),
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs."""
    return list(KINDS.items())
