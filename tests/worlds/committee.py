"""A committee to visit pages with: one session to come, one open, one closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.models import (
    AgendaItem,
    CommitteeDecision,
    CommitteeSession,
    GoverningBody,
    Minutes,
    Seat,
    SessionPaper,
)
from governance.services.committee import papers, planning, sessions, voting
from tests.cast import Cast
from tests.governance.committee import making
from tests.worlds.deployment import upload


@dataclass(frozen=True)
class CommitteeWorld:
    """A body with its chair's seat; sessions called, open and closed; something of each kind."""

    body: GoverningBody
    seat: Seat
    called: CommitteeSession
    held: CommitteeSession
    closed: CommitteeSession
    wanted: AgendaItem
    item: AgendaItem
    decision: CommitteeDecision
    minutes: Minutes
    paper: SessionPaper


def make(cast: Cast, *, now: datetime) -> CommitteeWorld:
    """Hold a session two days ago, open one an hour ago, and call one."""
    table = making.a_table(cast)
    here = (table.alice, table.charlie, table.tecla, table.april)
    closed = making.a_session(table, cast.adam, "Un punt decidit", now=now - 2 * making.DAY)
    making.opened(closed, cast.adam, *here)
    decision = making.decided(
        making.first(closed), cast.adam, target_on=(now + 60 * making.DAY).date()
    )
    closed = sessions.close(session=closed, by=cast.adam, now=now - 2 * making.DAY)
    hour = timedelta(hours=1)
    held = making.a_session(table, cast.adam, "Un punt obert", now=now - 2 * hour)
    held = making.opened(held, cast.adam, *here)
    item = held.items.get(title="Un punt obert")
    voting.vote(item=item, seat=table.alice, choice="for", by=cast.adam, now=now)
    called = making.a_session(table, cast.adam, "Un punt per venir", now=now + 9 * making.DAY)
    paper = papers.add(session=called, file=upload(), by=cast.adam, now=now)
    planning.call(session=called, by=cast.adam, now=now)
    called.refresh_from_db()
    return CommitteeWorld(
        body=table.body,
        seat=table.alice,
        called=called,
        held=held,
        closed=closed,
        wanted=called.items.get(title="Un punt per venir"),
        item=item,
        decision=decision,
        minutes=closed.minutes.get(),
        paper=paper,
    )
