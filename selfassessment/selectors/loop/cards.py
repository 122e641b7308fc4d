"""What the stations of a thread are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from docs_library.models import Document, Edition, Norm, Practice, Proposal
from selfassessment.models import ImprovementAction
from selfassessment.rules import loop

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on the line: its name, its day, its state, and where its page and thread are.

    `content` says that its name is content, which stays in Catalan.
    """

    title: str
    address: str = ""
    at: date | None = None
    state: str = ""
    tone: str = ""
    note: str = ""
    thread: str = ""
    content: bool = True
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the line with its first cards; `more` counts the rest, `hidden` the unseen.

    `some` says that a few are hidden, too few to be counted.
    """

    code: str
    cards: list[Card]
    more: int = 0
    hidden: int = 0
    some: bool = False

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return _(loop.STATIONS[self.code])

    @property
    def total(self) -> int:
        """How many the reader may see."""
        return len(self.cards) + self.more


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the thread is of, and what it leads to: documents, and codes of questions if given."""

    kind: str
    title: str
    address: str = ""
    norm: Norm | None = None
    edition: Edition | None = None
    action: ImprovementAction | None = None
    question: str = ""
    proposal: Proposal | None = None
    practice: Practice | None = None
    documents: list[Document] = field(default_factory=list)


def station(code: str, found: Iterable[Card], *, hidden: int = 0) -> Station:
    """Return the station CODE with the first of the cards FOUND, and how many HIDDEN there are."""
    cards = _here_first(found)
    told = loop.unseen(hidden)
    return Station(
        code, cards[:SHOWN], max(len(cards) - SHOWN, 0), hidden=told or 0, some=told is None
    )


def _here_first(found: Iterable[Card]) -> list[Card]:
    return sorted(found, key=lambda card: not card.is_here)


def codes(anchor: Anchor) -> Iterator[str]:
    """Give the codes of the documents of ANCHOR."""
    return (one.code for one in anchor.documents)
