"""Which bodies a campaign is for: filters on the register, all of which must hold."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from eset_portal.common.rules.i18n import noop

TAKES_PART = "part"
DEPLOYING = "deploying"
ACTIVE = "active"
OUTSIDE = "outside"
ADHESIONS: Mapping[str, str] = {
    TAKES_PART: noop("Takes part in e-SET"),
    DEPLOYING: noop("Is deploying"),
    ACTIVE: noop("Works by the method"),
    OUTSIDE: noop("Does not take part yet"),
}


@dataclass(frozen=True, slots=True)
class Population:
    """What is asked of a body; an empty filter asks nothing. TEXT is a pasted list of bodies."""

    kinds: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    comarques: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    adhesions: tuple[str, ...] = ()
    text: str = ""

    def as_facts(self) -> dict[str, Any]:
        """Return the filters as they are kept."""
        return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(self).items()}


def read(facts: Mapping[str, Any]) -> Population:
    """Return the filters that FACTS, as kept, describe; what is missing asks nothing."""
    names = {field.name for field in fields(Population)} & facts.keys()
    known: dict[str, Any] = {
        name: tuple(facts[name]) if isinstance(facts[name], list) else facts[name] for name in names
    }
    return Population(**known)
