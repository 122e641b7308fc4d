"""Releases of the methodology: what they list, how they are hashed and compared."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785

from docs_library.rules.numbering import Number
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

_NAME = re.compile(r"(20\d\d)\.([1-9]\d?)")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One edition of a release: code, number, title and the hash of what it says."""

    code: str
    number: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a document differs between two releases; a side without it is None."""

    code: str
    title: str
    before: Part | None
    after: Part | None

    @property
    def kind(self) -> str:
        """What happened: added, removed, major or minor."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        old, new = Number.parse(self.before.number), Number.parse(self.after.number)
        return "major" if new.major != old.major else "minor"


def parse_name(written: str) -> tuple[int, int]:
    """Return year and number of the name WRITTEN, such as 2026.1; raise DomainError otherwise."""
    match = _NAME.fullmatch(written.strip())
    if match is None:
        raise DomainError(noop("A release is named by its year and a number, such as 2026.1."))
    return int(match[1]), int(match[2])


def next_name(year: int, known: Sequence[str]) -> str:
    """Return the name that follows those KNOWN in YEAR."""
    taken = [number for y, number in map(parse_name, known) if y == year]
    return f"{year}.{max(taken, default=0) + 1}"


def manifest(*, name: str, on: str, change_note: str, parts: Sequence[Part]) -> dict[str, Any]:
    """Return what the release NAME consists of ON a day (YYYY-MM-DD), sorted by code."""
    return {
        "release": name,
        "on": on,
        "change_note": change_note,
        "editions": [
            {"code": p.code, "edition": p.number, "title": p.title, "sha256": p.sha256}
            for p in sorted(parts)
        ],
    }


def sha256(said: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of a manifest."""
    return hashlib.sha256(rfc8785.dumps(dict(said))).hexdigest()


def parts(said: Mapping[str, Any]) -> list[Part]:
    """Return the editions that a manifest lists."""
    return [
        Part(row["code"], row["edition"], row["title"], row["sha256"]) for row in said["editions"]
    ]


def compare(before: Sequence[Part], after: Sequence[Part]) -> list[Change]:
    """Return what differs from BEFORE to AFTER, by code; what is the same is left out."""
    old, new = ({part.code: part for part in side} for side in (before, after))
    found = []
    for code in sorted(old.keys() | new.keys()):
        one, other = old.get(code), new.get(code)
        if one is None or other is None or one.sha256 != other.sha256:
            title = (other or one or Part(code, "", "", "")).title
            found.append(Change(code, title, one, other))
    return found
