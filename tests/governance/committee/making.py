"""Bodies of governance and sessions for tests, small enough to be read."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from governance.models import (
    AgendaItem,
    CommitteeDecision,
    CommitteeSession,
    GoverningBody,
    Seat,
    User,
)
from governance.services.committee import (
    agenda,
    bodies,
    deciding,
    mandates,
    planning,
    sessions,
    voting,
)
from governance.services.committee.bodies import Words
from governance.services.committee.mandates import Mandate
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SINCE = date(2025, 1, 1)
WORDS = Words("Comitè de prova", "committee", "Per provar.", "share", 50, "simple")


@dataclass(frozen=True)
class Table:
    """A body of governance with its seats: chair alice, charlie, tecla, rita; secretary april.

    Borja stands in for Alícia. The secretary has no vote.
    """

    body: GoverningBody
    alice: Seat
    charlie: Seat
    tecla: Seat
    rita: Seat
    april: Seat


def a_table(cast: Cast, **words: Any) -> Table:
    """Found a body and seat people there."""
    body = bodies.found(words=replace(WORDS, **words), by=cast.adam)
    rows = {
        "alice": Mandate(cast.alice, cast.a, "chair", SINCE, substitute=cast.bob),
        "charlie": Mandate(cast.charlie, cast.b, "member", SINCE),
        "tecla": Mandate(cast.tecla, cast.dip, "member", SINCE),
        "rita": Mandate(cast.rita, cast.other_dip, "member", SINCE),
        "april": Mandate(cast.april, cast.aoc, "secretary", SINCE, has_vote=False),
    }
    seats = {
        name: mandates.seat(body=body, mandate=row, by=cast.adam) for name, row in rows.items()
    }
    return Table(body, **seats)


def a_session(
    table: Table, by: User, *titles: str, now: datetime = NOW, **facts: Any
) -> CommitteeSession:
    """Plan a session for an hour later, with an item for each of TITLES."""
    when = planning.When(now + timedelta(hours=1), "Sala de prova")
    session = planning.plan(body=table.body, when=when, by=by, now=now)
    for title in titles:
        matter = agenda.Matter(title, **facts)
        agenda.add(session=session, matter=matter, by=by, now=now)
    return session


def opened(session: CommitteeSession, by: User, *here: Seat) -> CommitteeSession:
    """Call and open SESSION, with the seats of HERE present."""
    start = session.starts_at
    planning.call(session=session, by=by, now=start - timedelta(minutes=30))
    session = sessions.open_it(session=session, by=by, now=start)
    for seat in here:
        voting.attend(session=session, seat=seat, state="present", by=by, now=start)
    return session


def first(session: CommitteeSession) -> AgendaItem:
    """Return the first item of SESSION."""
    return session.items.order_by("position")[0]


def draft(by: User, outcome: str = "accepted", **facts: Any) -> deciding.Draft:
    """Return a whole draft of OUTCOME, whose owner is BY."""
    given: dict[str, Any] = {"reasons": "Perquè és bo.", "target_on": date(2026, 9, 1)}
    given |= {"owner": by, "until": date(2026, 4, 1)}
    return deciding.Draft(outcome, **(given | facts))


def decided(
    item: AgendaItem, by: User, outcome: str = "accepted", **facts: Any
) -> CommitteeDecision:
    """Decide on ITEM."""
    now = item.session.starts_at
    return deciding.decide(item=item, draft=draft(by, outcome, **facts), by=by, now=now)
