"""The kinds of documents, with the prefix of their codes."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its stored code, its word for people, how its codes begin."""

    code: str
    label: str
    prefix: str


KINDS = {
    kind.code: kind
    for kind in (
        DocumentKind("guide", noop("Guide"), "GUI"),
        DocumentKind("instruction", noop("Instruction"), "INS"),
        DocumentKind("template", noop("Template"), "PLA"),
        DocumentKind("process_sheet", noop("Process sheet"), "FIT"),
        DocumentKind("form", noop("Form"), "FOR"),
    )
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs, in table order."""
    return [(kind.code, kind.label) for kind in KINDS.values()]
