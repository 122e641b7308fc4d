"""Proposals of the demonstration, invented: some in every state, decided in a working group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from docs_library.models import Edition, Proposal, ProposalAssessment
from docs_library.rules import blocks, inlines
from docs_library.rules.proposals import names, quotes
from docs_library.selectors import documents
from docs_library.selectors.proposals import reach
from docs_library.services import demo_proposal_words as words
from docs_library.services.demo_proposal_words import Told
from docs_library.services.proposals import (
    agenda,
    answering,
    following,
    merging,
    moving,
    resolving,
    writing,
)
from docs_library.services.proposals.moving import Act
from docs_library.services.proposals.writing import About, Words
from eset_portal.common import pdf
from governance.models import AgendaItem, CommitteeSession, Entity, GoverningBody, Seat, User
from governance.rules.committee import posts, quorum
from governance.services.committee import bodies, deciding, mandates, planning, sessions, voting

DAY = timedelta(days=1)
HELD, COMING = 20, 14  # days ago, days from now
LONG_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: MANAGER of the body OWN and ANOTHER of OTHER propose, the rest answer."""

    manager: User
    own: Entity
    another: User
    other: Entity
    editor: User
    approver: User
    admin: User


@transaction.atomic
def load(*, cast: Cast, now: datetime, labels: Mapping[str, str]) -> None:
    """Tell every proposal of `demo_proposal_words`; nothing when there are any already.

    LABELS names questions by their codes.
    """
    if Proposal.objects.exists():
        return
    made = {one.title: _told(cast, one, now, labels.get(one.asked, "")) for one in words.TOLD}
    rows = [row for row in made.values() if row is not None]
    _joined(cast, rows, now)
    _decide(cast, [row for row in rows if row.state == names.ASSESSMENT], now)


def _told(cast: Cast, told: Told, now: datetime, label: str) -> Proposal | None:
    """Bring a proposal as far as it is TOLD, each step some days after the one before.

    LABEL names the question that it is about, if any.
    """
    start = now - told.ago * DAY
    edition = documents.current(told.code, on=timezone.localdate(now)) if told.code else None
    if told.code and edition is None:
        return None
    by, body = (cast.manager, cast.own) if told.mine else (cast.another, cast.other)
    said = Words(
        told.kind,
        told.title,
        told.problem,
        told.suggestion,
        quote=_passage(edition) if edition else "",
        is_private=told.private,
    )
    about = About(edition, label=label)
    row = writing.begin(about=about, words=said, by=by, entity=body, now=start)
    for number, (code, comment) in enumerate(words.STEPS[told.until]):
        who = by if code in {names.SUBMIT, names.WITHDRAW, names.GIVE_INFO} else cast.editor
        at = min(now, start + (2 * number + 1) * DAY)
        moving.move(proposal=row, code=code, act=Act(who, row.step, at, comment))
    if told.until == names.ASSESSMENT and told.outcome:
        _assessed(cast, row, told, at=min(now, start + 8 * DAY), today=timezone.localdate(now))
    if told.supported:
        backer, backing = (cast.another, cast.other) if told.mine else (cast.manager, cast.own)
        context = words.CONTEXT
        following.support(
            proposal=row, entity=backing, context=context, by=backer, now=start + 3 * DAY
        )
        answering.answer(proposal=row, text=words.ANSWER, by=cast.editor, now=start + 4 * DAY)
    return row


def _assessed(cast: Cast, row: Proposal, told: Told, *, at: datetime, today: date) -> None:
    """Assess ROW at a moment when nobody of the demonstration had a team yet, with its teams."""
    counted = reach.of(row, today)
    ProposalAssessment.objects.create(
        proposal=row,
        **told.degrees,
        bodies=counted.bodies,
        working=counted.working,
        note=words.IMPACT,
        by=cast.editor,
        at=at,
    )


def _passage(edition: Edition) -> str:
    """Return the beginning of the first whole paragraph of EDITION, as its readers see it."""
    for block in blocks.split(edition.text):
        said = quotes.flat("".join(word.text for word in inlines.read(block)))
        if block.kind == "paragraph" and len(said) > LONG_ENOUGH:
            return said[:200].rsplit(" ", 1)[0]
    return ""


def _joined(cast: Cast, rows: list[Proposal], now: datetime) -> None:
    """Join the one that says what another says already."""
    twin = next((row for row in rows if row.title == words.TWIN), None)
    first = next((row for row in rows if row.title == words.FIRST), None)
    if twin and first:
        act = Act(cast.editor, twin.step, now - 2 * DAY, words.TWICE)
        merging.merge(proposal=twin, into=first, act=act)


def _decide(cast: Cast, rows: list[Proposal], now: datetime) -> None:
    """Hold a session of a working group on ROWS, and call another one for what is left."""
    told = {one.title: one for one in words.TOLD if one.outcome}
    wanted = [(row, told[row.title]) for row in rows if row.title in told]
    group = bodies.found(
        words=bodies.Words(
            words.GROUP, posts.WORKING_GROUP, words.PURPOSE, quorum.SHARE, 50, quorum.SIMPLE
        ),
        by=cast.admin,
    )
    since = timezone.localdate(now - 200 * DAY)
    seats = [
        mandates.seat(body=group, mandate=mandates.Mandate(who, entity, post, since), by=cast.admin)
        for who, entity, post in (
            (cast.approver, _home(cast.approver), posts.CHAIR),
            (cast.editor, _home(cast.editor), posts.MEMBER),
            (cast.another, cast.other, posts.MEMBER),
        )
    ]
    decided = [pair for pair in wanted if pair[1].outcome != "coming"]
    if pdf.available():  # no session is closed without its minutes
        _hold(cast, group, seats, decided, _morning(now - HELD * DAY))
    _call(cast, group, [pair for pair in wanted if pair[1].outcome == "coming"], now)


def _call(
    cast: Cast, group: GoverningBody, wanted: list[tuple[Proposal, Told]], now: datetime
) -> None:
    coming = _planned(cast, group, now + COMING * DAY, now)
    for row, _one in wanted:
        agenda.put_on(proposal=row, session=coming, act=Act(cast.admin, row.step, now - DAY))


def _hold(
    cast: Cast,
    group: GoverningBody,
    seats: list[Seat],
    decided: list[tuple[Proposal, Told]],
    at: datetime,
) -> None:
    held = _planned(cast, group, at, at - 5 * DAY)
    for row, _one in decided:
        agenda.put_on(proposal=row, session=held, act=Act(cast.admin, row.step, at - 4 * DAY))
    planning.call(session=held, by=cast.admin, now=at - 3 * DAY)
    held = sessions.open_it(session=held, by=cast.admin, now=at)
    for seat in seats:
        voting.attend(session=held, seat=seat, state="present", by=cast.admin, now=at)
    _outcomes(cast, decided, at)
    sessions.close(session=held, by=cast.admin, now=at + timedelta(hours=1))
    _resolve(cast, decided, at)


def _outcomes(cast: Cast, decided: list[tuple[Proposal, Told]], at: datetime) -> None:
    day = timezone.localdate(at)
    for row, one in decided:
        row.refresh_from_db()
        draft = deciding.Draft(
            *(one.outcome, one.reasons, ""),
            until=day + 90 * DAY,
            target_on=day + 120 * DAY,
            owner=cast.editor,
        )
        item = AgendaItem.objects.get(proposals=row)
        deciding.decide(item=item, draft=draft, by=cast.admin, now=at)


def _resolve(cast: Cast, decided: list[tuple[Proposal, Told]], at: datetime) -> None:
    """Let the edition in force resolve what is told so."""
    for row, one in decided:
        row.refresh_from_db()
        if one.resolved and row.edition is not None:
            resolving.aim(edition=row.edition, resolved={row.pk}, by=cast.approver, now=at + DAY)
            resolving.published(row.edition, by=cast.approver, now=at + 2 * DAY)


def _planned(cast: Cast, group: GoverningBody, start: datetime, now: datetime) -> CommitteeSession:
    when = planning.When(_morning(start), words.PLACE)
    return planning.plan(body=group, when=when, by=cast.admin, now=now)


def _home(person: User) -> Entity:
    return person.memberships.select_related("entity").order_by("pk")[0].entity


def _morning(day: datetime) -> datetime:
    return datetime.combine(day.date(), time(9), tzinfo=UTC)
