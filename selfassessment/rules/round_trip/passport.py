"""What a workbook says about itself, so that it comes back to where it belongs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Passport:
    """The assessment and questionnaire of a workbook, and the version each answer had in it."""

    assessment: str
    entity: str
    sha256: str
    language: str
    versions: Mapping[str, int]
    format: int = FORMAT

    def plain(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return asdict(self)


def read(content: Mapping[str, Any]) -> Passport:
    """Return the passport that CONTENT, signed by the portal, says; raise KeyError if none."""
    names = ("assessment", "entity", "sha256", "language", "versions", "format")
    return Passport(**{name: content[name] for name in names})


def fault(found: Passport, wanted: Passport) -> str:
    """Return what keeps FOUND from being taken where WANTED is expected, as a code; or nothing."""
    if found.format != FORMAT:
        return "format"
    if found.entity != wanted.entity:
        return "body"
    if found.assessment != wanted.assessment:
        return "campaign"
    return "version" if found.sha256 != wanted.sha256 else ""
