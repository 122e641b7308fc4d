"""An invitation is a letter with a link that works once, for one address, for three days."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, Entity, Invitation, Letter
from governance.services import arrivals, invitations
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.governance.team.letters import token_of

NOW = timezone.now()
LATER = NOW + timedelta(hours=72)


def invite(cast: Cast, email: str = "nova@example.org", role: str = "entity_reader", **facts):
    given = {"entity": cast.a, "by": cast.alice, "now": NOW} | facts
    return invitations.invite(email=email, role=role, **given)


def test_the_letter_carries_a_link_of_which_only_the_hash_is_kept(cast: Cast) -> None:
    row = invite(cast, " Nova@Example.org ")
    letter = Letter.objects.get()
    token = token_of(row)
    assert (row.email, letter.address) == ("nova@example.org", "nova@example.org")
    assert f"{settings.PORTAL_URL}/invitacio/{token}/" in letter.text
    assert len(token) >= 43
    assert token not in str(Invitation.objects.values().get())
    assert row.expires_at == LATER
    assert arrivals.find(token) == row


def test_names_stand_in_the_letter_as_they_are_written(cast: Cast) -> None:
    Entity.objects.filter(pk=cast.a.pk).update(name="Ajuntament de l'Ametlla & Cia")
    invite(cast)
    assert "l'Ametlla & Cia" in Letter.objects.get().text
    assert "l'Ametlla & Cia" in Letter.objects.get().subject


def test_inviting_leaves_a_line_without_the_address(cast: Cast) -> None:
    row = invite(cast)
    line = AuditEvent.objects.get()
    assert (line.verb, line.actor, line.acting_for) == ("invitation.sent", cast.alice, cast.a)
    assert line.target_id == str(row.pk)
    assert line.facts == {"role": "entity_reader"}


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("bob", "entity_reader"),
        ("charlie", "entity_reader"),
        ("tecla", "entity_reader"),
        ("aurora", "entity_reader"),
        ("alice", "aoc_admin"),
        ("alice", "no_such_role"),
    ],
)
def test_nobody_invites_to_what_they_cannot_give(cast: Cast, who: str, role: str) -> None:
    with pytest.raises(DomainError):
        invite(cast, role=role, by=cast.person(who))
    assert not Invitation.objects.exists()
    assert not Letter.objects.exists()


def test_a_head_of_support_invites_technicians_only(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        invite(cast, role="technician", entity=cast.dip, by=cast.tecla)
    with pytest.raises(DomainError):
        invite(cast, role="technician", entity=cast.a, by=cast.adam)


def test_whoever_has_the_role_is_not_invited(cast: Cast) -> None:
    with pytest.raises(Conflict):
        invite(cast, "ROSA@example.org")


def test_one_invitation_for_each_role_waits_at_a_time(cast: Cast) -> None:
    invite(cast)
    with pytest.raises(Conflict):
        invite(cast)
    invite(cast, role="entity_contributor")
    assert Invitation.objects.count() == 2


def test_one_that_has_run_out_is_sent_anew(cast: Cast) -> None:
    first = token_of(invite(cast))
    row = invite(cast, now=LATER)
    assert Invitation.objects.get() == row
    assert row.state(LATER) == "pending"
    assert arrivals.find(first) is None
    assert Letter.objects.count() == 2


def test_sending_again_ends_the_link_before(cast: Cast) -> None:
    row = invite(cast)
    first = token_of(row)
    invitations.resend(invitation=row, by=cast.adam, now=NOW + timedelta(hours=1))
    row.refresh_from_db()
    assert arrivals.find(first) is None
    assert arrivals.find(token_of(row)) == row
    assert row.expires_at == LATER + timedelta(hours=1)
    assert (row.letters, row.invited_by) == (2, cast.adam)


def test_a_letter_is_not_sent_for_ever(cast: Cast) -> None:
    row = invite(cast)
    for _number in range(invitations.MOST_LETTERS - 1):
        invitations.resend(invitation=row, by=cast.alice, now=NOW)
    with pytest.raises(IllegalMove):
        invitations.resend(invitation=row, by=cast.alice, now=NOW)
    assert Letter.objects.count() == invitations.MOST_LETTERS


def test_a_body_has_not_endless_invitations(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitations, "MOST_OPEN", 2)
    for number in range(2):
        invite(cast, f"nova{number}@example.org")
    with pytest.raises(DomainError):
        invite(cast)


def test_what_is_withdrawn_can_neither_be_sent_nor_withdrawn_again(cast: Cast) -> None:
    row = invite(cast)
    invitations.revoke(invitation=row, by=cast.alice, now=NOW)
    for verb in (invitations.revoke, invitations.resend):
        with pytest.raises(IllegalMove):
            verb(invitation=row, by=cast.alice, now=NOW)
    assert invite(cast).pk != row.pk


@pytest.mark.parametrize("who", ["bob", "charlie", "tecla", "aurora"])
def test_nobody_else_sends_or_withdraws(cast: Cast, who: str) -> None:
    row = invite(cast)
    for verb in (invitations.revoke, invitations.resend):
        with pytest.raises(NotAllowed):
            verb(invitation=row, by=cast.person(who), now=NOW)


def test_nobody_is_invited_to_a_dissolved_body(cast: Cast) -> None:
    body = EntityFactory.create(status=Entity.Status.DISSOLVED)
    with pytest.raises(DomainError):
        invite(cast, entity=body, by=cast.adam)
