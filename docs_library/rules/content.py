"""What an edition says, in the one form that is hashed."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

import rfc8785

ALWAYS = ("code", "title", "summary", "text", "change_note", "norms")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that readers of an edition rely on, and nothing that publication gives it.

    `until` is a day as YYYY-MM-DD; `attachments` are lines of hash and name (see `attached`). The
    fields after `norms` are part of the canonical form only when they say something.
    """

    code: str
    title: str
    summary: str
    text: str
    change_note: str
    norms: tuple[str, ...]
    change_kind: str = ""
    why: str = ""
    to_do: str = ""
    until: str = ""
    impact_normative: str = ""
    impact_technological: str = ""
    impact_organisational: str = ""
    attachments: tuple[str, ...] = ()

    @property
    def canonical(self) -> dict[str, Any]:
        """The plain values that are hashed; the database builds the same (see 0003)."""
        plain = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }
        return {name: value for name, value in plain.items() if value or name in ALWAYS}

    @property
    def sha256(self) -> str:
        """The SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of this content."""
        return hashlib.sha256(rfc8785.dumps(self.canonical)).hexdigest()

    @classmethod
    def from_canonical(cls, plain: Mapping[str, Any]) -> Self:
        """Return the content whose canonical form is PLAIN; what it does not name is empty."""
        said: dict[str, Any] = {
            field.name: plain[field.name] for field in fields(cls) if field.name in plain
        }
        for name, value in said.items():
            said[name] = tuple(value) if isinstance(value, list) else value
        return cls(**said)


def attached(sha256: str, name: str) -> str:
    """Return the line by which the file NAME with hash SHA256 is part of a content."""
    return f"{sha256} {name}"
