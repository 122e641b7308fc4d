"""What an edition says, in the one form that is hashed."""

import hashlib
from dataclasses import asdict, dataclass

import rfc8785


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that readers of an edition rely on, and nothing that publication gives it."""

    code: str
    title: str
    summary: str
    text: str
    change_note: str
    norms: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of this content."""
        plain = asdict(self) | {"norms": list(self.norms)}
        return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()
