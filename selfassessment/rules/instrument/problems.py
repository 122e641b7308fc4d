"""What can be wrong with a questionnaire, each time with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is (positions count from 0) and a message to translate and fill in."""

    place: str
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        said = self.message % self.params
        return f"{self.place}: {said}" if self.place else said


class InvalidInstrument(ValueError):
    """A questionnaire that cannot be used; PLACES lists every problem found."""

    def __init__(self, places: Iterable[Problem]) -> None:
        self.places = tuple(places)
        super().__init__("; ".join(map(str, self.places)))
