"""Who sits in a body of governance, who came to a session, and how that counts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from governance.models import AgendaItem, Attendance, CommitteeSession, GoverningBody, Seat, User
from governance.models.dated import holding
from governance.rules.committee import quorum, voting
from governance.rules.committee.quorum import Tally
from governance.rules.committee.voting import Ballot

ORDER = Case(
    When(post=voting.CHAIR, then=Value(0)),
    When(post=voting.SECRETARY, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


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


def of_body(body: GoverningBody, on: date) -> QuerySet[Seat]:
    """Return the seats of BODY that hold on that day: chair, secretary, members by body."""
    rows = holding(Seat.objects.filter(body=body), on)
    ordered = rows.order_by(ORDER, "entity__sort_name", "pk")
    return ordered.select_related("user", "entity", "substitute")


def at(session: CommitteeSession) -> QuerySet[Seat]:
    """Return the seats that hold on the day of SESSION."""
    return of_body(session.body, timezone.localdate(session.starts_at))


def of_person(user: User, body: GoverningBody, on: date) -> Seat | None:
    """Return the seat in BODY that USER holds, or for which they stand in; the own one first."""
    own = of_body(body, on).filter(user=user).first()
    return own or of_body(body, on).filter(substitute=user).first()


def attendance(session: CommitteeSession) -> dict[int, str]:
    """Return how each seat is attended in SESSION, by the key of the seat."""
    return dict(session.attendances.values_list("seat", "state"))


def presence(session: CommitteeSession) -> Presence:
    """Return whether SESSION can decide; before it opens, by the seats of its day."""
    rows = Attendance.objects.filter(session=session, seat__has_vote=True, state__in=voting.COUNTED)
    votes = session.votes
    if votes is None:
        votes = at(session).filter(has_vote=True).count()
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


def addressed(session: CommitteeSession) -> list[User]:
    """Return whom the call of SESSION goes to: those who sit there and their substitutes, once."""
    found: dict[int, User] = {}
    for seat in at(session):
        for user in (seat.user, seat.substitute):
            if user is not None and user.is_active:
                found[user.pk] = user
    return list(found.values())


def bodies_of(user: User, on: date) -> QuerySet[GoverningBody]:
    """Return the bodies in which USER sits or stands in on that day."""
    mine = holding(Seat.objects.filter(Q(user=user) | Q(substitute=user)), on)
    return GoverningBody.objects.filter(pk__in=mine.values("body"))
