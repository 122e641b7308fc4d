"""Invent a committee with its sessions for the demonstration, in the portal's own steps."""

from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from eset_portal.common import pdf
from governance import audit
from governance.models import AgendaItem, CommitteeSession, GoverningBody, Membership, Seat, User
from governance.rules.committee import posts, quorum, session_states
from governance.services.committee import (
    agenda,
    bodies,
    deciding,
    mandates,
    minutes,
    planning,
    sessions,
    voting,
)
from governance.services.committee import demo_words as words
from governance.services.committee.common import Act

SEATS = 9
ABSENT = 1
LEADING = {0: posts.SECRETARY, 1: posts.CHAIR}
DAY = timedelta(days=1)
Talk = tuple[str, str, str, str, str, tuple[str, ...]]


def is_loaded() -> bool:
    """Say whether there is a committee: a working group alone decides for nobody."""
    return GoverningBody.objects.filter(kind=posts.COMMITTEE).exists()


@transaction.atomic
def load(*, now: datetime) -> None:
    """Invent a committee with two sessions held and one called, and a working group.

    Its people are those of the demonstration. Without PDFs no session has been held.
    """
    people = _people()
    admin = people[0].user
    body = _found(words.NAME, posts.COMMITTEE, words.PURPOSE, None, admin)
    group = _found(words.GROUP, posts.WORKING_GROUP, words.GROUP_PURPOSE, body, admin)
    seats = _seat(body, people, admin, now)
    _seat(group, people[:1] + people[3:8], admin, now)
    if pdf.available():
        _held(body, seats, words.FIRST, Act(admin, _morning(now - 75 * DAY)))
        _held(body, seats, words.SECOND, Act(admin, _morning(now - 30 * DAY)))
    coming = _planned(body, admin, _morning(now + 12 * DAY), now)
    for title, text in words.COMING:
        matter = agenda.Matter(title, text, proposer_entity=seats[3].entity)
        agenda.add(session=coming, matter=matter, by=admin, now=now)
    planning.call(session=coming, by=admin, now=now)
    audit.record(None, "committee.demo_loaded", None, bodies=2)


def _people() -> list[Membership]:
    """Return the people of the demonstration with a role of each, the administrator first."""
    rows = Membership.objects.filter(user__is_demo=True, ends_on=None)
    found: dict[int, Membership] = {}
    for row in rows.select_related("user", "entity").order_by("pk"):
        found.setdefault(row.user_id, row)
    ordered = sorted(found.values(), key=lambda row: (row.role != "aoc_admin", row.pk))
    return ordered[: SEATS + 1]


def _found(
    name: str, kind: str, purpose: str, parent: GoverningBody | None, by: User
) -> GoverningBody:
    rule = (quorum.SHARE, 50, quorum.SIMPLE)
    return bodies.found(words=bodies.Words(name, kind, purpose, *rule, parent), by=by)


def _seat(body: GoverningBody, people: list[Membership], admin: User, now: datetime) -> list[Seat]:
    since = timezone.localdate(now - 200 * DAY)
    found = []
    for number, row in enumerate(people[:SEATS]):
        post = LEADING.get(number, posts.MEMBER)
        spare = people[SEATS].user if number == 1 and len(people) > SEATS else None
        mandate = mandates.Mandate(
            *(row.user, row.entity, post, since),
            has_vote=post != posts.SECRETARY,
            substitute=spare,
        )
        found.append(mandates.seat(body=body, mandate=mandate, by=admin))
    return found


def _planned(body: GoverningBody, by: User, start: datetime, now: datetime) -> CommitteeSession:
    when = planning.When(start, words.PLACE, words.LINK)
    return planning.plan(body=body, when=when, by=by, now=now)


def _held(
    body: GoverningBody, seats: list[Seat], matters: tuple[Talk, ...], act: Act
) -> CommitteeSession:
    """Hold a session when ACT says: all but one there, each of MATTERS voted and decided."""
    session = _planned(body, act.by, act.now, act.now - 10 * DAY)
    for title, text, *_rest in matters:
        matter = agenda.Matter(title, text, proposer_entity=seats[-1].entity)
        agenda.add(session=session, matter=matter, by=act.by, now=act.now - 10 * DAY)
    planning.call(session=session, by=act.by, now=act.now - 9 * DAY)
    session = sessions.open_it(session=session, by=act.by, now=act.now)
    present = dict.fromkeys(seats[:-ABSENT], "present")
    voting.attend_all(session=session, states=present, act=act)
    _approve_former(session, act)
    items = session.items.filter(minutes_of=None).order_by("position")
    for item, talk in zip(items, matters, strict=True):
        _decided(item, talk, seats, act)
    return sessions.close(session=session, by=act.by, now=act.now + timedelta(hours=2))


def _decided(item: AgendaItem, talk: Talk, seats: list[Seat], act: Act) -> None:
    _title, _text, outcome, reasons, conditions, ballots = talk
    voters = [seat for seat in seats[1:-ABSENT] if seat.entity_id != item.proposer_entity_id]
    for seat, choice in zip(voters, ballots, strict=False):
        voting.vote(item=item, seat=seat, choice=choice, by=act.by, now=act.now)
    day = timezone.localdate(act.now)
    draft = deciding.Draft(
        *(outcome, reasons, conditions),
        until=day + 35 * DAY,
        target_on=day + 120 * DAY,
        owner=seats[2].user,
    )
    deciding.decide(item=item, draft=draft, by=act.by, now=act.now)


def _approve_former(session: CommitteeSession, act: Act) -> None:
    waiting = session.items.filter(minutes_of__state=session_states.CLOSED)
    for item in waiting.select_related("session", "minutes_of"):
        minutes.approve(item=item, corrections=words.CORRECTIONS, seen="", act=act)


def _morning(day: datetime) -> datetime:
    return datetime.combine(day.date(), time(9), tzinfo=UTC)
