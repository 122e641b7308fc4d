"""What the kinds need to know of a question and of whoever reads one: no more than this."""

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Protocol

from selfassessment.rules.question_kinds.details import Details


class Asked(Protocol):
    """A question, as far as its kind is concerned."""

    @property
    def kind(self) -> str:
        """The code of its kind."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The descriptions of its levels; none for most kinds."""

    @property
    def details(self) -> Details:
        """What is particular to its kind."""


class Reads(Protocol):
    """Whoever turns plain values into checked ones and remembers what is wrong (see Reader)."""

    def refuse(self, place: str, message: str, **params: str | int) -> None:
        """Remember that what stands at PLACE is wrong."""

    def record(
        self, place: str, value: object, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, object]:
        """Return VALUE as a mapping with the known keys."""

    def items(self, place: str, value: object) -> list[tuple[str, object]]:
        """Return the members of a list, each with its own place."""

    def text(self, place: str, value: object, limit: int) -> str:
        """Return a text of 1 to LIMIT characters."""

    def optional_text(self, place: str, value: object, limit: int) -> str:
        """Return a text that may be empty or absent."""

    def pattern(self, place: str, value: object, pattern: re.Pattern[str]) -> str:
        """Return a code that has the form of PATTERN."""

    def unique(self, place: str, values: Collection[str]) -> None:
        """Remember each value that stands twice."""

    def whole(self, place: str, value: object, allowed: range, default: int = 0) -> int:
        """Return a whole number that is ALLOWED."""

    def amount(self, place: str, value: object) -> Fraction:
        """Return a number of 0 or more, exactly."""

    def optional_amount(self, place: str, value: object) -> Fraction | None:
        """Return a number of 0 or more, or None when absent."""
