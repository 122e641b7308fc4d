"""The collections that group the documents, in the order in which the library shows them."""

from eset_portal.common.rules.i18n import noop

COLLECTIONS = {
    "governance": noop("Governance of the model"),
    "people": noop("People and ways of working"),
    "information": noop("Organising information"),
    "registry": noop("Registry and digitisation"),
    "processing": noop("Files, signature and notification"),
    "services": noop("Interoperability and shared services"),
    "archive": noop("Records and electronic archive"),
    "openness": noop("Transparency and open government"),
    "security": noop("Security and data protection"),
}


def choices() -> list[tuple[str, str]]:
    """Return the collections as (code, label) pairs, in the order of the library."""
    return list(COLLECTIONS.items())
