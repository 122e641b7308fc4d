"""Read a document from a file: facts in YAML between two lines of dashes, then Markdown.

The names in TEXTS and LISTS and `effective_from` must be there, those in MORE may be.
"""

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
MORE_TEXTS = (
    *("why", "to_do", "owner"),
    *("impact_normative", "impact_technological", "impact_organisational"),
)
MORE_DAYS = ("until", "review_due")
MORE_FLAGS = ("is_required", "may_be_adapted")
MORE: dict[str, Any] = {
    **dict.fromkeys(MORE_TEXTS, ""),
    **dict.fromkeys(MORE_DAYS),
    "is_required": False,
    "may_be_adapted": True,
    "related": [],
    "tools": [],
}
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
    owner: str
    is_required: bool
    may_be_adapted: bool
    review_due: date | None
    related: tuple[str, ...]
    tools: tuple[str, ...]


def read(name: str, written: str) -> Sheet:
    """Return what the file NAME says; raise BadSheet naming the file and the fault."""
    try:
        facts, text = _parts(written)
        facts = MORE | facts
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
    known = {*TEXTS, *LISTS, *MORE, "effective_from"}
    if facts.keys() != known:
        odd = ", ".join(sorted(str(name) for name in facts.keys() ^ known))
        raise BadSheet(f"missing or unknown: {odd}")
    for wrong, what in (
        (_not_texts, "a text"),
        (_not_lists, "a list of texts"),
        (_not_days, "a day such as 2025-01-15"),
        (_not_flags, "true or false"),
    ):
        for name in wrong(facts):
            raise BadSheet(f"{name} must be {what}")
    _check_words(facts)


def _not_texts(facts: dict[str, Any]) -> list[str]:
    odd = [name for name in (*TEXTS, *MORE_TEXTS) if not isinstance(facts[name], str)]
    return odd or [name for name in TEXTS if not facts[name].strip()]


def _not_lists(facts: dict[str, Any]) -> list[str]:
    def is_list(value: object) -> bool:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)

    return [name for name in (*LISTS, "related", "tools") if not is_list(facts[name])]


def _not_days(facts: dict[str, Any]) -> list[str]:
    given = [name for name in MORE_DAYS if facts[name] is not None]
    return [name for name in ("effective_from", *given) if type(facts[name]) is not date]


def _not_flags(facts: dict[str, Any]) -> list[str]:
    return [name for name in MORE_FLAGS if not isinstance(facts[name], bool)]


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


def _content(facts: dict[str, Any], text: str) -> Content:
    return Content(
        code=facts["code"],
        title=facts["title"].strip(),
        summary=facts["summary"].strip(),
        text=text,
        change_note=facts["change_note"].strip(),
        norms=tuple(facts["norms"]),
        why=facts["why"].strip(),
        to_do=facts["to_do"].strip(),
        until=facts["until"].isoformat() if facts["until"] else "",
        impact_normative=facts["impact_normative"].strip(),
        impact_technological=facts["impact_technological"].strip(),
        impact_organisational=facts["impact_organisational"].strip(),
    )


def _sheet(facts: dict[str, Any], text: str) -> Sheet:
    return Sheet(
        content=_content(facts, text),
        kind=facts["kind"],
        collection=facts["collection"],
        kinds=tuple(facts["kinds"]),
        bands=tuple(facts["bands"]),
        number=Number.parse(facts["edition"]),
        effective_from=cast("date", facts["effective_from"]),
        change_kind=facts["change_kind"],
        owner=facts["owner"].strip(),
        is_required=facts["is_required"],
        may_be_adapted=facts["may_be_adapted"],
        review_due=facts["review_due"],
        related=tuple(facts["related"]),
        tools=tuple(facts["tools"]),
    )
