"""What the facts of the library’s audit lines say, in words."""

from collections.abc import Callable, Mapping

from docs_library.rules.edition_states import CHANGE_KINDS
from docs_library.rules.watch.kinds import KINDS
from governance.selectors.fact_values import labels

TABLES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "change_kind": lambda: labels(CHANGE_KINDS),
    "kind": lambda: labels(KINDS),
}
"""The words of the values of a fact, by the fact's name."""
