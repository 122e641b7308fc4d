"""What changed from one questionnaire to another, piece by piece."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eset_portal.common.rules.i18n import noop

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
LABELS: Mapping[str, str] = {
    ADDED: noop("Added"),
    REMOVED: noop("Removed"),
    CHANGED: noop("Changed"),
}
TONES: Mapping[str, str] = {ADDED: "good", REMOVED: "bad", CHANGED: "warn"}

FIELDS: Mapping[str, str] = {
    "title": noop("Title"),
    "number": noop("Number"),
    "language": noop("Language"),
    "scale": noop("Scale"),
    "rating": noop("Rating"),
    "name": noop("Name"),
    "short_name": noop("Short name"),
    "weight": noop("Weight"),
    "dimension": noop("Dimension"),
    "kind": noop("Kind"),
    "text": noop("Text"),
    "levels": noop("Levels"),
    "evidence": noop("Expected evidence"),
    "norms": noop("Norms"),
    "documents": noop("Documents"),
    "critical": noop("Critical"),
    "control": noop("Control"),
    "applies": noop("Whom it concerns"),
    "allows_na": noop("May not apply"),
    "condition": noop("Condition"),
    "gate": noop("Gate"),
    "from": noop("Comes from"),
    "unit": noop("Unit"),
    "decimals": noop("Decimals"),
    "most": noop("Greatest number"),
    "bands": noop("Bands"),
    "options": noop("Options"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that says something else than before; one of the two may be empty."""

    name: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """What the field is called, to be translated."""
        return FIELDS.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece that was added, removed or changed: the heading has no code."""

    what: str
    code: str
    text: str
    is_question: bool
    fields: tuple[Field, ...] = ()


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return how AFTER differs from BEFORE: heading first, then dimensions, then questions."""
    heading = _changed(
        "", after.get("title", ""), _heading(before), _heading(after), question=False
    )
    return [
        *heading,
        *_pieces(_dimensions(before), _dimensions(after), question=False),
        *_pieces(_questions(before), _questions(after), question=True),
    ]


def _heading(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key != "dimensions"}


def _dimensions(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    parts = content["dimensions"]
    return {p["code"]: {k: v for k, v in p.items() if k != "questions"} for p in parts}


def _questions(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        row["code"]: {**row, "dimension": part["code"]}
        for part in content["dimensions"]
        for row in part["questions"]
    }


def _pieces(
    before: Mapping[str, dict[str, Any]], after: Mapping[str, dict[str, Any]], *, question: bool
) -> Iterator[Difference]:
    for code, piece in after.items():
        if code not in before:
            yield Difference(ADDED, code, _words(piece), question)
        else:
            yield from _changed(code, _words(piece), before[code], piece, question=question)
    for code, piece in before.items():
        if code not in after:
            yield Difference(REMOVED, code, _words(piece), question)


def _changed(
    code: str, text: str, before: Mapping[str, Any], after: Mapping[str, Any], *, question: bool
) -> Iterator[Difference]:
    found = fields(before, after)
    if found:
        yield Difference(CHANGED, code, text, question, tuple(found))


def fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Field]:
    """Return the fields that say something else in AFTER than in BEFORE."""
    names = [*after, *(name for name in before if name not in after)]
    return [
        Field(name, said(before.get(name)), said(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _words(piece: Mapping[str, Any]) -> str:
    return str(piece.get("text") or piece.get("name") or "")


def said(value: object) -> str:
    """Write VALUE, a field of plain content, on one or more lines."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {said(inner)}" for name, inner in value.items() if inner != [])
    if isinstance(value, list):
        lines = [said(item) for item in value]
        return ("\n" if any(" " in line for line in lines) else ", ").join(lines)
    return str(value)
