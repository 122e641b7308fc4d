"""What happened in a session, item by item: for its page and for the minutes."""

from dataclasses import dataclass, field

from governance.models import (
    AgendaItem,
    CommitteeDecision,
    CommitteeSession,
    Recusal,
    Seat,
    Vote,
)
from governance.rules.committee import voting
from governance.rules.committee.tallies import Tally
from governance.selectors.committee import seats


@dataclass(frozen=True, slots=True)
class Place:
    """A seat in a session, how it is attended, and the words for that."""

    seat: Seat
    state: str
    state_label: str

    @property
    def is_here(self) -> bool:
        """Whether it counts for the quorum."""
        return self.state in voting.COUNTED


@dataclass(slots=True)
class Point:
    """An item with its votes, withdrawals and decisions, the one in force last."""

    item: AgendaItem
    votes: list[Vote] = field(default_factory=list)
    recusals: list[Recusal] = field(default_factory=list)
    decisions: list[CommitteeDecision] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        """How the votes stand."""
        cast = [vote.choice for vote in self.votes]
        return Tally(*(cast.count(c) for c in (voting.FOR, voting.AGAINST, voting.ABSTAIN)))

    @property
    def decision(self) -> CommitteeDecision | None:
        """The decision on the item that is in force, None while there is none."""
        return self.decisions[-1] if self.decisions else None


def places(session: CommitteeSession) -> list[Place]:
    """Return the seats of SESSION in order of the table, with how each is attended."""
    known = seats.attendance(session)
    found = []
    for seat in seats.at(session):
        state = known.get(seat.pk, voting.ABSENT)
        found.append(Place(seat, state, voting.ATTENDANCE[state]))
    return found


def points(session: CommitteeSession) -> list[Point]:
    """Return the items of SESSION in their order, without those taken off."""
    items = session.items.filter(withdrawn_at=None).order_by("position")
    related = items.select_related(
        "proposer", "proposer_entity", "minutes_of", "reconsiders", "continues__session"
    )
    found = {item.pk: Point(item) for item in related}
    seat = ("seat__user", "seat__entity")
    for vote in Vote.objects.filter(item__in=found).select_related(*seat).order_by("pk"):
        found[vote.item_id].votes.append(vote)
    for recusal in Recusal.objects.filter(item__in=found).select_related(*seat).order_by("pk"):
        found[recusal.item_id].recusals.append(recusal)
    decided = CommitteeDecision.objects.filter(item__in=found).order_by("at", "number")
    for decision in decided.select_related("owner", "revokes"):
        found[decision.item_id].decisions.append(decision)
    return list(found.values())
