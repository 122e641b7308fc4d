"""What may show an answer to be so, and how much of it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from eset_portal.common.rules.i18n import noop

FILE = "file"
LINK = "link"
DOCUMENT = "document"
SUPPORTER = "supporter"

LABELS: Mapping[str, str] = {
    FILE: noop("File"),
    LINK: noop("Link"),
    DOCUMENT: noop("Document of the library"),
    SUPPORTER: noop("Provided by the supporter"),
}

MEGABYTE = 1024 * 1024
MOST_TOGETHER = 200 * MEGABYTE  # bytes of all files of an assessment
MOST_PIECES = 50  # of one question: more nobody looks at
LONGEST_LINK = 500


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs, in table order."""
    return list(LABELS.items())


def fits(used: int, size: int) -> bool:
    """Say whether SIZE bytes more go with the USED ones."""
    return used + size <= MOST_TOGETHER


def is_safe_link(address: str) -> bool:
    """Say whether ADDRESS leads by https to a host, without a name or password in it."""
    try:
        parts = urlsplit(address)
        host, user = parts.hostname, parts.username
    except ValueError:
        return False
    return parts.scheme == "https" and bool(host) and user is None and len(address) <= LONGEST_LINK
