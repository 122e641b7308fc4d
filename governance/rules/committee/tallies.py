"""How a vote stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many voted for and against, and how many abstained."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """How many voted at all."""
        return self.in_favour + self.against + self.abstained
