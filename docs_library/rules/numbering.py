"""The numbers of editions: major.minor, given at publication."""

import re
from dataclasses import dataclass
from typing import Self

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

_WRITTEN = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number of an edition; numbers sort as people expect (1.9 before 1.10)."""

    major: int
    minor: int

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read WRITTEN such as "2.0"; raise DomainError when it is not a number of an edition."""
        match = _WRITTEN.fullmatch(written)
        if match is None or match[1] == "0":
            raise DomainError(noop("An edition is numbered like 2.0."))
        return cls(int(match[1]), int(match[2]))

    def next_minor(self) -> Self:
        """Return the number of a small change made upon this one."""
        return type(self)(self.major, self.minor + 1)

    def next_major(self) -> Self:
        """Return the number of a big change made upon this one."""
        return type(self)(self.major + 1, 0)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


def following(latest: Number | None, change_kind: str) -> Number:
    """Return the number of an edition of CHANGE_KIND that follows LATEST, None for the first."""
    if latest is None:
        return Number(1, 0)
    return latest.next_major() if change_kind == "major" else latest.next_minor()
