"""What is watched around the method, and what can happen to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

NORM, TOOL, ORGANISATION = "norm", "tool", "organisation"

SOURCES = {
    NORM: noop("Norm"),
    TOOL: noop("Service or tool"),
    ORGANISATION: noop("Organisation"),
}

IMPACT_OF = {NORM: "normative", TOOL: "technological", ORGANISATION: "organisational"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What can happen to a source, in words."""

    source: str
    label: str


KINDS = {
    "amended": Kind(NORM, noop("The norm changes")),
    "repealed": Kind(NORM, noop("The norm is repealed")),
    "change": Kind(TOOL, noop("The service changes")),
    "retirement": Kind(TOOL, noop("The service is retired")),
    "decided": Kind(ORGANISATION, noop("An organisational change is decided")),
}


def kind_choices() -> list[tuple[str, str]]:
    """Return what can happen as (code, label) pairs."""
    return [(code, kind.label) for code, kind in KINDS.items()]


def kinds_of(source: str) -> list[tuple[str, str]]:
    """Return what can happen to SOURCE as (code, label) pairs."""
    return [(code, kind.label) for code, kind in KINDS.items() if kind.source == source]


def touches(
    collections: Sequence[str], kinds: Sequence[str], *, collection: str, audience: Sequence[str]
) -> bool:
    """Say whether a change in COLLECTIONS for bodies of KINDS touches a document.

    It stands in COLLECTION and is for AUDIENCE; no kinds mean all.
    """
    meets = not kinds or not audience or bool({*kinds} & {*audience})
    return collection in collections and meets
