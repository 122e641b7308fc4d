"""What the facts of the library’s audit lines say, in words."""

from collections.abc import Callable, Mapping

from docs_library.rules.edition_states import CHANGE_KINDS
from docs_library.rules.proposals.moves import MOVES
from docs_library.rules.proposals.states import LIFE
from docs_library.rules.watch.kinds import KINDS
from governance.selectors.fact_values import labels

TABLES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "change_kind": lambda: labels(CHANGE_KINDS),
    "library.proposal_moved:move": lambda: labels(MOVES),
    "start": lambda: labels(LIFE.states),
    "end": lambda: labels(LIFE.states),
    "kind": lambda: labels(KINDS),
}
"""The words of the values of a fact, by its name or by verb:name."""
