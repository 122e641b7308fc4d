"""A session from the call to the approved minutes: who is told, who votes, what is refused."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core import mail as outbox
from django.utils import translation

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance import mail
from governance.models import AuditEvent, Letter, Seat
from governance.services.committee import agenda, hooks, mandates, minutes, planning, sessions
from governance.services.committee import voting as voting_service
from governance.services.committee.common import Act, Refused
from tests.cast import Cast
from tests.governance.committee.making import (
    DAY,
    NOW,
    Table,
    a_session,
    a_table,
    decided,
    first,
    opened,
)

pytestmark = pytest.mark.django_db
Heard = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Read what is refused as it stands in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def table(cast: Cast) -> Table:
    """A body with four votes; three of them are a quorum."""
    return a_table(cast)


@pytest.fixture
def heard() -> Iterator[Heard]:
    """What other apps are told, as (what, about what) pairs."""
    told: Heard = []
    receivers = {
        hooks.decided: lambda decision, **_facts: told.append(("decided", decision.outcome)),
        hooks.returned: lambda former, **_facts: told.append(("returned", former.title)),
    }
    for signal, receiver in receivers.items():
        signal.connect(receiver, weak=False)
    yield told
    for signal, receiver in receivers.items():
        signal.disconnect(receiver)


def vote(item: object, seat: Seat, choice: str, by: object) -> bool:
    now = item.session.starts_at  # type: ignore[attr-defined]
    return voting_service.vote(item=item, seat=seat, choice=choice, by=by, now=now)


def test_a_call_goes_once_to_each_with_an_appointment_and_again_when_it_moves(
    cast: Cast, table: Table
) -> None:
    session = a_session(table, cast.april, "Un punt")
    assert planning.call(session=session, by=cast.april, now=NOW) == 6  # five seats, one stands in
    letters = Letter.objects.filter(key__startswith=f"session:{session.pk}")
    assert letters.count() == 6
    letter = letters.get(user=cast.charlie)
    assert "1. Un punt" in letter.text
    mail.deliver(str(letter.pk))
    name, content, kind = outbox.outbox[-1].attachments[0]
    assert (name, kind) == ("request.ics", "text/calendar; charset=utf-8; method=REQUEST")
    assert f"UID:{session.pk}@" in str(content)
    later = planning.When(session.starts_at + DAY, "Una altra sala")
    planning.change(session=session, when=later, by=cast.april, now=NOW)
    assert letters.count() == 12
    assert "SEQUENCE:2" in letters.filter(key__contains=":2:")[0].calendar
    planning.cancel(session=session, reason="Vaga", by=cast.april, now=NOW)
    assert "METHOD:CANCEL" in letters.filter(key__contains=":cancel:")[0].calendar


def test_what_cannot_be_called_or_opened_is_refused(cast: Cast, table: Table) -> None:
    session = a_session(table, cast.april)
    with pytest.raises(DomainError, match="agenda"):
        planning.call(session=session, by=cast.april, now=NOW)
    with pytest.raises(DomainError, match="passed"):
        planning.call(session=session, by=cast.april, now=NOW + DAY)
    with pytest.raises(NotAllowed):
        planning.call(session=session, by=cast.charlie, now=NOW)
    with pytest.raises(IllegalMove):
        sessions.open_it(session=session, by=cast.april, now=NOW)
    past = planning.When(NOW - DAY, "Sala")
    with pytest.raises(DomainError, match="passed"):
        planning.plan(body=table.body, when=past, by=cast.april, now=NOW)


def test_nobody_votes_on_their_own_twice_or_without_being_there(cast: Cast, table: Table) -> None:
    session = a_session(table, cast.april, "Proposta", proposer_entity=cast.b)
    session = opened(session, cast.april, table.alice, table.charlie, table.rita)
    item = first(session)
    assert [row.seat for row in item.recusals.all()] == [table.charlie]  # by itself
    with pytest.raises(Conflict, match="proposed"):
        vote(item, table.charlie, "for", cast.charlie)
    with pytest.raises(Conflict, match="present"):
        vote(item, table.tecla, "for", cast.april)
    with pytest.raises(NotAllowed, match="own seat"):
        vote(item, table.rita, "for", cast.alice)
    with pytest.raises(DomainError, match="Choose"):
        vote(item, table.rita, "perhaps", cast.rita)
    assert vote(item, table.rita, "for", cast.rita) is False
    assert vote(item, table.rita, "against", cast.rita) is True  # changed, and still one vote
    assert [row.choice for row in item.votes.all()] == ["against"]
    with pytest.raises(Conflict, match="voted"):
        voting_service.recuse(
            item=item, seat=table.rita, reason="Parent", by=cast.rita, now=session.starts_at
        )


def test_the_substitute_votes_for_the_seat_and_only_then(cast: Cast, table: Table) -> None:
    session = opened(a_session(table, cast.april, "Un punt"), cast.april)
    start = session.starts_at
    voting_service.attend(
        session=session, seat=table.alice, state="substitute", by=cast.bob, now=start
    )
    vote(first(session), table.alice, "for", cast.bob)
    with pytest.raises(NotAllowed):
        vote(first(session), table.alice, "against", cast.alice)
    with pytest.raises(DomainError, match="substitute"):
        voting_service.attend(
            session=session, seat=table.rita, state="substitute", by=cast.april, now=start
        )


def test_a_mandate_that_has_ended_neither_attends_nor_votes(cast: Cast, table: Table) -> None:
    mandates.end(seat=table.rita, by=cast.adam, now=NOW)
    session = opened(a_session(table, cast.april, "Un punt"), cast.april, table.alice)
    assert (session.votes, session.quorum_needed) == (3, 2)
    with pytest.raises(DomainError, match="mandate"):
        vote(first(session), table.rita, "for", cast.april)


def test_without_quorum_nothing_is_decided_and_the_session_is_adjourned(
    cast: Cast, table: Table
) -> None:
    session = opened(a_session(table, cast.april, "Un punt"), cast.april, table.alice, table.rita)
    with pytest.raises(IllegalMove, match="quorum"):
        decided(first(session), cast.april)
    ended = sessions.adjourn(session=session, note="", by=cast.april, now=session.starts_at)
    assert ended.state == "adjourned"


def test_a_decision_is_taken_once_with_reasons_and_as_the_vote_went(
    cast: Cast, table: Table, heard: Heard
) -> None:
    session = a_session(table, cast.april, "Un punt")
    here = (table.alice, table.charlie, table.rita)
    session = opened(session, cast.april, *here)
    item = first(session)
    with pytest.raises(Refused) as refused:
        decided(item, cast.april, reasons=" ", owner=None, target_on=None)
    assert set(refused.value.fields) == {"reasons", "owner", "target_on"}
    for seat in here:
        vote(item, seat, "against", cast.april)
    with pytest.raises(Refused, match="carry"):
        decided(item, cast.april)
    decision = decided(item, cast.april, "rejected")
    assert (decision.code, decision.against, decision.owner) == ("2026/01", 3, None)
    with pytest.raises(Conflict, match="just decided"):  # another secretary, at the same time
        decided(item, cast.adam, "rejected")
    with pytest.raises(Conflict, match="decided"):
        vote(item, table.rita, "for", cast.april)
    assert heard == [("decided", "rejected")]


def test_what_another_app_refuses_is_not_decided(cast: Cast, table: Table) -> None:
    session = opened(
        a_session(table, cast.april, "Un punt"), cast.april, table.alice, table.charlie, table.rita
    )

    def refuse(**_facts: object) -> None:
        raise Conflict("no")

    hooks.decided.connect(refuse)
    try:
        with pytest.raises(Conflict):
            decided(first(session), cast.april)
    finally:
        hooks.decided.disconnect(refuse)
    assert not table.body.decisions.exists()


def test_minutes_are_approved_and_what_was_deferred_or_reconsidered_comes_back(
    cast: Cast, table: Table, heard: Heard
) -> None:
    here = (table.alice, table.charlie, table.rita)
    session = opened(a_session(table, cast.april, "Ajornat", "Acceptat"), cast.april, *here)
    deferred = decided(first(session), cast.april, "deferred", until=date(2026, 3, 10))
    with pytest.raises(IllegalMove, match="no decision"):
        sessions.close(session=session, by=cast.april, now=session.starts_at)
    accepted = decided(session.items.get(title="Acceptat"), cast.april)
    closed = sessions.close(session=session, by=cast.april, now=session.starts_at)
    with pytest.raises(IllegalMove, match="open"):
        vote(first(closed), table.rita, "for", cast.april)
    draft = closed.minutes.get()
    with draft.file.open("rb") as file:
        assert file.read().startswith(b"%PDF")

    second = a_session(table, cast.april, now=NOW + 14 * DAY)
    again = agenda.reconsider(decision=accepted, session=second, by=cast.april, now=NOW + 14 * DAY)
    second = opened(second, cast.april, *here)
    assert second.items.get(continues=deferred.item).title == "Ajornat"
    revoking = decided(again, cast.april, "rejected")
    assert revoking.revokes == accepted
    act = Act(cast.april, second.starts_at)
    item = second.items.get(minutes_of=closed)
    minutes.approve(item=item, corrections="On diu A ha de dir B.", seen="", act=act)
    closed.refresh_from_db()
    final = closed.minutes.get(version=2)
    assert (closed.state, closed.approved_in, final.approved_in) == ("approved", second, second)
    assert final.code != draft.code
    assert heard == [
        ("decided", "deferred"),
        ("decided", "accepted"),
        ("returned", "Ajornat"),
        ("decided", "rejected"),
        ("decided", "accepted"),
    ]
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"decision.revoked", "minutes.approved", "session.opened", "vote.recused"} - verbs == {
        "vote.recused"
    }


def test_a_second_decision_on_an_item_takes_the_place_of_the_first(
    cast: Cast, table: Table
) -> None:
    session = opened(
        a_session(table, cast.april, "Un punt"), cast.april, table.alice, table.charlie, table.rita
    )
    former = decided(first(session), cast.april, "noted")
    later = decided(first(session), cast.april, seen=str(former.pk))
    assert later.revokes == former
    assert later.at - former.at == timedelta(0)
