"""Whether a session can decide, who may vote, and how the votes stand."""

from dataclasses import dataclass

from governance.models import AgendaItem, Attendance, CommitteeSession, Seat
from governance.rules.committee import quorum, voting
from governance.rules.committee.tallies import Tally
from governance.rules.committee.voting import Ballot
from governance.selectors.committee import seats


@dataclass(frozen=True, slots=True)
class Presence:
    """How many votes a session needs, how many are there, and how many the body has."""

    here: int
    needed: int
    votes: int

    @property
    def is_met(self) -> bool:
        """Whether the session can decide."""
        return self.here >= self.needed


def presence(session: CommitteeSession) -> Presence:
    """Return whether SESSION can decide; before it opens, by the seats of its day."""
    rows = Attendance.objects.filter(session=session, seat__has_vote=True, state__in=voting.COUNTED)
    votes = session.votes
    if votes is None:
        votes = seats.at(session).filter(has_vote=True).count()
    needed = session.quorum_needed
    if needed is None:
        needed = quorum.needed(session.body.quorum_kind, session.body.quorum_value, votes)
    return Presence(rows.count(), needed, votes)


def is_own(item: AgendaItem, seat: Seat, state: str) -> bool:
    """Say whether ITEM was proposed by whoever attends SEAT, its holder or its institution."""
    people = {seat.user_id, seat.substitute_id if state == voting.SUBSTITUTE else None} - {None}
    return item.proposer_id in people or (
        item.proposer_entity_id is not None and item.proposer_entity_id == seat.entity_id
    )


def ballot(item: AgendaItem, seat: Seat) -> Ballot:
    """Return the facts that say whether SEAT may vote on ITEM."""
    rows = Attendance.objects.filter(session=item.session_id, seat=seat)
    state = rows.values_list("state", flat=True).first() or voting.ABSENT
    return Ballot(
        has_vote=seat.has_vote,
        attendance=state,
        is_own=is_own(item, seat, state),
        is_recused=item.recusals.filter(seat=seat).exists(),
        is_decided=item.decisions.exists(),
    )


def tally(item: AgendaItem) -> Tally:
    """Return how the votes on ITEM stand."""
    cast = list(item.votes.values_list("choice", flat=True))
    counts = [cast.count(choice) for choice in (voting.FOR, voting.AGAINST, voting.ABSTAIN)]
    return Tally(*counts)
