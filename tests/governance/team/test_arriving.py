"""Behind the link of the letter: every way to arrive, and every way not to."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from eset_portal.common.rules.errors import Conflict, NotAllowed
from governance import access
from governance.models import AuditEvent, Entity, Invitation, Letter, Membership, User
from governance.rules import roles
from governance.services import arrivals, invitations, people
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import PASSWORD
from tests.governance.team.letters import token_of

NOW = timezone.now()
HERE = "/invitacio/"


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return invite(cast, "nova@example.org")


def invite(cast: Cast, email: str, role: str = "entity_contributor") -> Invitation:
    return invitations.invite(email=email, entity=cast.a, role=role, by=cast.alice, now=NOW)


def open_letter(client: Client, invitation: Invitation):
    return client.get(reverse("governance:invitation-letter", args=[token_of(invitation)]))


def join(client: Client, name: str = "Núria Nova", password: str = PASSWORD):
    return client.post(HERE, {"full_name": name, "password": password})


def test_a_newcomer_chooses_a_password_and_arrives(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    assert open_letter(client, invitation).url == HERE
    assert client.get(HERE).context["case"] == "join"
    assert join(client).url == reverse("home")
    user = User.objects.get(email="nova@example.org")
    assert (user.full_name, user.check_password(PASSWORD)) == ("Núria Nova", True)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get(user=user).verified
    assert access.rights_over(user, cast.a) == roles.ROLES["entity_contributor"].rights
    verbs = list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == [
        "invitation.sent",
        "person.added",
        "membership.given",
        "invitation.accepted",
        "account.signed_in",
    ]


def test_outside_a_demonstration_the_second_step_comes_next(
    client: Client, invitation: Invitation, settings: LazySettings
) -> None:
    settings.PORTAL_DEMO = False
    open_letter(client, invitation)
    join(client)
    assert client.get(reverse("home")).url == reverse("mfa_index")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("<script>alert(1)</script>", PASSWORD),
        ("Ma\u202eria", PASSWORD),
        ("M" * 500, PASSWORD),
        ("", PASSWORD),
        ("Núria Nova", "curta"),
        ("Núria Nova", "nova@example.org"),
        ("Núria Nova", ""),
    ],
)
def test_a_bad_name_or_password_is_said_and_nothing_is_made(
    client: Client, invitation: Invitation, name: str, password: str
) -> None:
    open_letter(client, invitation)
    answer = join(client, name, password)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (422, True)
    assert not User.objects.filter(email="nova@example.org").exists()
    assert join(client).status_code == 302


def test_the_token_does_not_stay_in_the_address(client: Client, invitation: Invitation) -> None:
    open_letter(client, invitation)
    assert token_of(invitation) not in client.get(HERE).content.decode()


def test_an_invitation_works_once(client: Client, invitation: Invitation) -> None:
    open_letter(client, invitation)
    join(client)
    other = Client()
    answer = open_letter(other, invitation)
    assert answer.status_code == 410
    assert reverse("account_login") in answer.content.decode()
    assert Membership.objects.filter(user__email="nova@example.org").count() == 1


def test_two_pages_open_at_once_make_one_account(invitation: Invitation) -> None:
    one, two = Client(), Client()
    for client in (one, two):
        open_letter(client, invitation)
    join(one)
    assert join(two).status_code == 410
    assert User.objects.filter(email="nova@example.org").count() == 1


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=9)])
def test_a_late_invitation_says_whom_to_ask(
    client: Client, invitation: Invitation, late: timedelta
) -> None:
    open_letter(client, invitation)
    Invitation.objects.update(invited_at=NOW - timedelta(days=30), expires_at=NOW - late)
    for answer in (client.get(HERE), open_letter(client, invitation)):
        assert answer.status_code in (404, 410)
    assert open_letter(Client(), invitation).status_code == 410


def test_a_withdrawn_invitation_says_so(client: Client, cast: Cast, invitation: Invitation) -> None:
    open_letter(client, invitation)
    invitations.revoke(invitation=invitation, by=cast.alice, now=NOW)
    assert client.get(HERE).status_code == 410
    assert open_letter(client, invitation).status_code == 410
    with pytest.raises(arrivals.Gone):
        arrivals.join(token=token_of(invitation), full_name="N", password=PASSWORD, now=NOW)


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "\u202e", "<script>"])
def test_a_link_that_is_none_says_so(client: Client, db: None, token: str) -> None:
    answer = client.get(reverse("governance:invitation-letter", args=[token]))
    assert answer.status_code == 404
    assert b"<script>alert" not in answer.content
    assert client.get(HERE).status_code == 404


def test_whoever_has_an_account_signs_in_and_accepts(client: Client, cast: Cast) -> None:
    row = invite(cast, cast.charlie.email)
    open_letter(client, row)
    assert client.get(HERE).context["case"] == "sign_in"
    sent = client.post(HERE)
    assert sent.url == f"{reverse('account_login')}?next={HERE}"
    client.post(sent.url, {"login": cast.charlie.email, "password": PASSWORD})
    assert client.get(HERE).context["case"] == "accept"
    assert client.post(HERE).url == reverse("home")
    assert access.may(cast.charlie, roles.ANSWER, cast.a)
    assert access.may(cast.charlie, roles.SUBMIT, cast.b)
    row.refresh_from_db()
    assert row.accepted_by == cast.charlie


def test_a_second_address_of_the_same_person_counts_when_verified(cast: Cast) -> None:
    row = invite(cast, "carles@example.org")
    address = EmailAddress.objects.create(user=cast.charlie, email="carles@example.org")
    with pytest.raises(NotAllowed):
        arrivals.accept(token=token_of(row), by=cast.charlie, now=NOW)
    address.verified = True
    address.save()
    arrivals.accept(token=token_of(row), by=cast.charlie, now=NOW)
    assert access.may(cast.charlie, roles.ANSWER, cast.a)


def test_somebody_else_who_is_signed_in_gets_a_clear_answer(
    cast: Cast, invitation: Invitation, log_in: LogIn
) -> None:
    client = log_in(cast.charlie)
    open_letter(client, invitation)
    for answer in (client.get(HERE), client.post(HERE)):
        assert answer.status_code == 403
        assert "n…@example.org" in answer.content.decode()
        assert "nova@example.org" not in answer.content.decode()
    with pytest.raises(NotAllowed):
        arrivals.accept(token=token_of(invitation), by=cast.charlie, now=NOW)
    assert not access.may(cast.charlie, roles.ANSWER, cast.a)


def test_a_newcomer_cannot_take_an_address_that_has_an_account(cast: Cast) -> None:
    row = invite(cast, cast.charlie.email)
    with pytest.raises(Conflict):
        arrivals.join(token=token_of(row), full_name="N", password=PASSWORD, now=NOW)


def test_a_closed_account_is_told_to_ask(client: Client, cast: Cast) -> None:
    row = invite(cast, cast.tecla.email)
    people.close(user=cast.tecla, by=cast.adam, now=NOW)
    open_letter(client, row)
    assert client.get(HERE).context["case"] == "closed"


def test_states_as_words_are_complete_and_one_at_a_time(invitation: Invitation) -> None:
    assert invitation.state(NOW) == "pending"
    assert invitation.state(invitation.expires_at) == "expired"


def test_the_first_administrator_comes_in_by_a_letter_from_the_server(
    client: Client, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "9821920002"
    Entity.objects.filter(pk=cast.aoc.pk).update(code=code)
    call_command("invite_administrator", "Nova@example.org", show_link=True)
    sent = Invitation.objects.get()
    assert f"{reverse('governance:invitation-letter', args=[token_of(sent)])}\n" in (
        capsys.readouterr().out
    )
    letter = Letter.objects.get(address="nova@example.org").text
    assert "None" not in letter
    assert AuditEvent.objects.get(verb="invitation.sent").actor is None
    open_letter(client, sent)
    join(client)
    user = User.objects.get(email="nova@example.org")
    assert access.may_for_all(user, roles.MANAGE_TEAM)
    for address, body, said in (
        ("nova@example.org", code, "ja té aquest rol"),
        ("nova", code, "no e-mail address"),
        ("altra@example.org", "1", "no body"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("invite_administrator", address, body=body)
