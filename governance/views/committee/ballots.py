"""Who may vote on an item and how, for its form."""

from dataclasses import dataclass

from django.utils.translation import gettext

from governance.models import Seat
from governance.rules.committee import voting
from governance.rules.committee.voting import Ballot
from governance.selectors.committee import counting
from governance.selectors.committee.protocol import Place, Point
from governance.views.committee.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """A seat before an item: what it voted, or why it cannot vote."""

    seat: Seat
    choice: str
    choice_label: str
    refusal: str

    @property
    def field(self) -> str:
        """The name of its field in the form."""
        return f"vote-{self.seat.pk}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be voted, in the reader's language."""
        return [(code, gettext(label)) for code, label in voting.CHOICES.items()]


@dataclass(frozen=True, slots=True)
class Ballots:
    """The votes on the item of POINT as somebody at DESK may note them."""

    point: Point
    places: list[Place]
    desk: Desk

    @property
    def lines(self) -> list[Line]:
        """The seats that vote, each with its vote or the reason why it has none."""
        votes = {vote.seat_id: vote for vote in self.point.votes}
        withdrawn = {recusal.seat_id for recusal in self.point.recusals}
        found = []
        for place in self.places:
            if not place.seat.has_vote:
                continue
            ballot = Ballot(
                attendance=place.state,
                is_own=counting.is_own(self.point.item, place.seat, place.state),
                is_recused=place.seat.pk in withdrawn,
                is_decided=self.point.decision is not None,
            )
            vote = votes.get(place.seat.pk)
            words = vote.choice_label if vote else ""
            why = voting.refusal(ballot)
            reason = gettext(why) if why else ""
            found.append(Line(place.seat, vote.choice if vote else "", words, reason))
        return found

    @property
    def mine(self) -> list[Line]:
        """The seats for which whoever looks may vote now."""
        if not self.desk.session.is_open:
            return []
        lines = [line for line in self.lines if not line.refusal]
        if self.desk.may_run:
            return lines
        seat = self.desk.seat
        here = {place.seat.pk for place in self.places if self._is_for(place)}
        return [line for line in lines if seat and line.seat.pk == seat.pk and seat.pk in here]

    def _is_for(self, place: Place) -> bool:
        """Say whether whoever looks is the one who attends PLACE."""
        seat = place.seat
        who = seat.substitute_id if place.state == voting.SUBSTITUTE else seat.user_id
        return who == self.desk.user.pk
