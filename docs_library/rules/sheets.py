"""Read a document from a file: facts in YAML between two lines of dashes, then Markdown."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import yaml

from docs_library.rules import document_kinds, rendering
from docs_library.rules.collection_names import COLLECTIONS
from docs_library.rules.content import Content
from docs_library.rules.edition_states import CHANGE_KINDS
from docs_library.rules.numbering import Number
from eset_portal.common.rules.errors import DomainError
from governance.rules import bands, entity_kinds

TEXTS = ("code", "kind", "title", "summary", "collection", "edition", "change_kind", "change_note")
LISTS = ("kinds", "bands", "norms")
FENCE = "---\n"


class BadSheet(DomainError):
    """A file is not a document; the text says which file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as its file has it."""

    content: Content
    kind: str
    collection: str
    kinds: tuple[str, ...]
    bands: tuple[str, ...]
    number: Number
    effective_from: date
    change_kind: str


def read(name: str, written: str) -> Sheet:
    """Return what the file NAME says; raise BadSheet naming the file and the fault."""
    try:
        facts, text = _parts(written)
        _check(facts)
        rendering.render(text)
        return _sheet(facts, text)
    except (DomainError, yaml.YAMLError) as error:
        raise BadSheet(f"{name}: {error}") from error


def _parts(written: str) -> tuple[dict[str, Any], str]:
    pieces = written.replace("\r\n", "\n").split(FENCE, 2)
    if len(pieces) != 3 or pieces[0].strip("\ufeff"):  # noqa: PLR2004 - before, between, after
        raise BadSheet("the facts must stand between two lines of three dashes")
    facts = yaml.safe_load(pieces[1])
    if not isinstance(facts, dict):
        raise BadSheet("the facts must be a list of names and values")
    if not pieces[2].strip():
        raise BadSheet("there is no text")
    return facts, pieces[2].strip() + "\n"


def _check(facts: dict[str, Any]) -> None:
    known = {*TEXTS, *LISTS, "effective_from"}
    if facts.keys() != known:
        odd = ", ".join(sorted(str(name) for name in facts.keys() ^ known))
        raise BadSheet(f"missing or unknown: {odd}")
    for name in TEXTS:
        if not isinstance(facts[name], str) or not facts[name].strip():
            raise BadSheet(f"{name} must be a text")
    for name in LISTS:
        if not isinstance(facts[name], list) or not all(isinstance(x, str) for x in facts[name]):
            raise BadSheet(f"{name} must be a list of texts")
    if type(facts["effective_from"]) is not date:
        raise BadSheet("effective_from must be a day such as 2025-01-15")
    _check_words(facts)


def _check_words(facts: dict[str, Any]) -> None:
    kind = document_kinds.KINDS.get(facts["kind"])
    if kind is None:
        raise BadSheet(f"there is no kind of document {facts['kind']}")
    if not facts["code"].startswith(f"{kind.prefix}-"):
        raise BadSheet(f"the code of this kind begins with {kind.prefix}-")
    if facts["collection"] not in COLLECTIONS:
        raise BadSheet(f"there is no collection {facts['collection']}")
    if facts["change_kind"] not in CHANGE_KINDS:
        raise BadSheet(f"there is no kind of change {facts['change_kind']}")
    odd = {*facts["kinds"]} - entity_kinds.KINDS.keys() | {*facts["bands"]} - bands.BANDS.keys()
    if odd:
        raise BadSheet(f"there are no bodies of kind or band {', '.join(sorted(odd))}")


def _sheet(facts: dict[str, Any], text: str) -> Sheet:
    return Sheet(
        content=Content(
            code=facts["code"],
            title=facts["title"].strip(),
            summary=facts["summary"].strip(),
            text=text,
            change_note=facts["change_note"].strip(),
            norms=tuple(facts["norms"]),
        ),
        kind=facts["kind"],
        collection=facts["collection"],
        kinds=tuple(facts["kinds"]),
        bands=tuple(facts["bands"]),
        number=Number.parse(facts["edition"]),
        effective_from=cast("date", facts["effective_from"]),
        change_kind=facts["change_kind"],
    )
