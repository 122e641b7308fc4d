"""Tables of states and moves."""

from collections.abc import Mapping
from dataclasses import dataclass

from eset_portal.common.rules.errors import IllegalMove


@dataclass(frozen=True, slots=True)
class State:
    """A state: its stored code, its word for people, and the tone of its badge."""

    code: str
    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Workflow:
    """The states of one thing and the moves between them."""

    states: Mapping[str, State]
    moves: Mapping[tuple[str, str], str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The states as (code, label) pairs, in table order."""
        return [(state.code, state.label) for state in self.states.values()]

    def after(self, state: str, move: str) -> str:
        """Return the state that MOVE leads to from STATE, or raise IllegalMove."""
        try:
            return self.moves[state, move]
        except KeyError:
            raise IllegalMove(f"{move} is not possible while {state}") from None

    def allows(self, state: str, move: str) -> bool:
        """Say whether MOVE exists from STATE."""
        return (state, move) in self.moves


def states(*rows: State) -> dict[str, State]:
    """Return ROWS keyed by their codes, in the order given."""
    return {row.code: row for row in rows}


@dataclass(frozen=True, slots=True)
class Move:
    """A move: its code, its word on the button, the states it starts from and the one it ends in.

    `by` are the parts of those who may make it, any of which will do; `needs` are facts that must
    hold; `comment` says that it wants its reason in words.
    """

    code: str
    label: str
    starts: tuple[str, ...]
    end: str
    by: frozenset[str]
    needs: tuple[str, ...] = ()
    comment: bool = False


def moves(*rows: Move) -> dict[str, Move]:
    """Return ROWS keyed by their codes, in the order given."""
    return {row.code: row for row in rows}


def steps(rows: Mapping[str, Move]) -> dict[tuple[str, str], str]:
    """Return where each of the moves ROWS leads from each state, as a Workflow wants it."""
    return {(start, row.code): row.end for row in rows.values() for start in row.starts}
