"""What sharing saved: hours of work that bodies did not have to do, on stated assumptions."""

from collections.abc import Mapping
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

MOST_HOURS, SHORTEST_REASON = 500, 10
MODELS = ("template", "form")  # kinds of documents that are filled in rather than read
ASSUMED = {"document": 20, "model": 6, "copy": 12, "update": 3, "practice": 4}
LABELS = {
    "document": noop("Hours to write a document"),
    "model": noop("Hours to write a template or form"),
    "copy": noop("Hours that an own copy spares, against writing it from nothing"),
    "update": noop("Hours that bringing a copy up to date on the web spares"),
    "practice": noop("Hours that what another body shares spares who uses it"),
}
PIECES = {
    "document": noop("Documents that bodies work by"),
    "model": noop("Templates and forms that bodies work by"),
    "copy": noop("Own copies begun from a shared text"),
    "update": noop("Copies brought up to date"),
    "practice": noop("Shared practice that other bodies use"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of piece: how many there are, the hours assumed of each, and the hours saved."""

    code: str
    pieces: int
    hours: int

    @property
    def saved(self) -> int:
        """The hours saved."""
        return self.pieces * self.hours


def are_sound(hours: Mapping[str, int]) -> bool:
    """Say whether HOURS give each kind of piece a number that makes sense, and no other."""
    return set(hours) == set(ASSUMED) and all(0 <= n <= MOST_HOURS for n in hours.values())


def named(hours: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the HOURS by the English names of the pieces, in table order."""
    return [(PIECES[code], hours[code]) for code in ASSUMED]


def lines(pieces: dict[str, int], hours: dict[str, int]) -> list[Line]:
    """Return what each kind of the PIECES saved, at so many HOURS; what is not given is assumed."""
    return [
        Line(code, pieces.get(code, 0), hours.get(code, usual)) for code, usual in ASSUMED.items()
    ]


def total(found: list[Line]) -> int:
    """Return the hours saved in all."""
    return sum(line.saved for line in found)
