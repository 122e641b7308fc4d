"""The kinds of files as which an edition is handed out."""

from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop


@dataclass(frozen=True, slots=True)
class IssuedKind:
    """A kind of file: its stored code, its word for people, its ending and its type."""

    code: str
    label: str
    ending: str
    content_type: str


KINDS = {
    kind.code: kind
    for kind in (
        IssuedKind("pdf", noop("PDF file"), "pdf", "application/pdf"),
        IssuedKind("markdown", noop("Markdown file"), "md", "text/markdown; charset=utf-8"),
        IssuedKind("pack", noop("Package of the edition"), "zip", "application/zip"),
    )
}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs."""
    return [(kind.code, kind.label) for kind in KINDS.values()]
