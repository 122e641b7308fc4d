"""Signing in and out, locks, and the lines they leave."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import LazySettings, settings
from django.test import Client
from django.urls import reverse

from governance.models import AuditEvent, Letter, User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/compte/login/"


@pytest.fixture
def alice() -> User:
    return UserFactory.create(email="alice@example.org", password=PASSWORD)


def try_to_sign_in(client: Client, email: str, password: str, **headers: str):
    return client.post(LOGIN, {"login": email, "password": password}, **headers)


def fail(client: Client, email: str, *, times: int, **headers: str):
    for _number in range(times):
        answer = try_to_sign_in(client, email, "no és aquesta", **headers)
    return answer


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))


def test_a_person_signs_in_with_their_address_in_any_case(client: Client, alice: User) -> None:
    answer = try_to_sign_in(client, "Alice@Example.ORG", PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(alice.pk)
    assert verbs() == ["account.signed_in"]
    assert AuditEvent.objects.get().facts == {"means": "password"}


def test_passwords_are_kept_by_argon2(alice: User) -> None:
    assert alice.password.startswith("argon2$argon2id$")


def test_signing_in_gives_a_new_session(client: Client, alice: User) -> None:
    client.get(LOGIN)
    client.post(reverse("set_language"), {"language": "es"})
    before = client.session.session_key
    try_to_sign_in(client, alice.email, PASSWORD)
    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_leaves_a_line(client: Client, alice: User) -> None:
    client.force_login(alice)
    key = client.session.session_key
    client.post(reverse("account_logout"))
    stale = Client()
    stale.cookies[settings.SESSION_COOKIE_NAME] = key
    assert stale.get(reverse("account_email")).status_code == 302
    assert verbs() == ["account.signed_out"]


def test_a_link_cannot_sign_one_out(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.get(reverse("account_logout"))
    assert client.get(reverse("account_email")).status_code == 200


def test_the_chosen_language_stays_through_sign_in(client: Client, alice: User) -> None:
    client.post(reverse("set_language"), {"language": "es", "next": "/"})
    try_to_sign_in(client, alice.email, PASSWORD)
    assert client.get(reverse("account_email")).headers["Content-Language"] == "es"


def test_a_closed_account_is_out_at_once_though_its_session_lives(
    client: Client, alice: User
) -> None:
    client.force_login(alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert client.get(reverse("account_email")).status_code == 302


def test_eight_wrong_passwords_stop_this_person_from_this_address(
    client: Client, alice: User
) -> None:
    assert fail(client, alice.email, times=7).status_code == 200
    answer = fail(client, alice.email, times=1)
    assert answer.status_code == 429
    assert try_to_sign_in(client, alice.email, PASSWORD).status_code == 429
    assert "_auth_user_id" not in client.session


def test_capitals_open_no_second_round_of_tries(client: Client, alice: User) -> None:
    fail(client, "alice@example.org", times=4)
    assert fail(client, "ALICE@example.org", times=4).status_code == 429


def test_another_browser_opens_no_second_round_of_tries(client: Client, alice: User) -> None:
    fail(client, alice.email, times=4, HTTP_USER_AGENT="one")
    assert fail(client, alice.email, times=4, HTTP_USER_AGENT="two").status_code == 429


def test_a_lock_touches_no_colleague_behind_the_same_address(client: Client, alice: User) -> None:
    bob = UserFactory.create(password=PASSWORD)
    fail(client, alice.email, times=9)
    assert try_to_sign_in(client, bob.email, PASSWORD).status_code == 302


def test_a_lock_does_not_follow_the_person_to_another_address(client: Client, alice: User) -> None:
    fail(client, alice.email, times=9, REMOTE_ADDR="192.0.2.7")
    answer = try_to_sign_in(client, alice.email, PASSWORD, REMOTE_ADDR="192.0.2.8")
    assert answer.status_code == 302


def test_the_page_of_a_lock_says_until_when_and_trying_does_not_move_it(
    client: Client, alice: User
) -> None:
    first = fail(client, alice.email, times=8)
    second = fail(client, alice.email, times=1)
    assert first.context["until"] == second.context["until"]
    assert 0 < int(second.headers["Retry-After"]) <= 15 * 60
    assert "account/locked.html" in [template.name for template in second.templates]


def test_a_lock_ends(client: Client, alice: User) -> None:
    fail(client, alice.email, times=8)
    for row in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=row.pk).update(
            attempt_time=row.attempt_time - timedelta(minutes=16)
        )
    assert try_to_sign_in(client, alice.email, PASSWORD).status_code == 302


def test_a_lock_leaves_one_line_that_holds_no_address(client: Client, alice: User) -> None:
    fail(client, alice.email, times=10)
    line = AuditEvent.objects.get()
    assert (line.verb, line.actor, line.target_id) == ("account.locked", None, str(alice.pk))
    assert "@" not in str(line.facts)


def test_what_failed_tries_typed_is_not_kept_as_it_was(client: Client, alice: User) -> None:
    fail(client, alice.email, times=1)
    assert "example.org" not in AccessAttempt.objects.get().post_data
    assert "no és aquesta" not in AccessAttempt.objects.get().post_data


def test_wrong_password_and_unknown_person_look_the_same(client: Client, alice: User) -> None:
    def shown(email: str) -> str:
        answer = try_to_sign_in(client, email, "no és aquesta")
        return str(answer.context["form"].errors)

    assert shown(alice.email) == shown("ningu@example.org")
    locked = [fail(client, email, times=8) for email in (alice.email, "ningu@example.org")]
    assert [answer.status_code for answer in locked] == [429, 429]


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(
    client: Client, alice: User, settings: LazySettings
) -> None:
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in (alice.email, "ningu@example.org")
    ]
    assert answers[0].url == answers[1].url
    assert alice.email in Letter.objects.values_list("address", flat=True)


def test_a_new_password_comes_by_a_link_that_works_once(client: Client, alice: User) -> None:
    client.post(reverse("account_reset_password"), {"email": alice.email})
    link = next(
        word for word in Letter.objects.get().text.split() if "/password/reset/key/" in word
    )
    form = client.get(link).url
    new = "una altra frase ben llarga"
    client.post(form, {"password1": new, "password2": new})
    assert "account.password_set" in verbs()
    assert try_to_sign_in(Client(), alice.email, new).status_code == 302
    again = Client().get(link)
    assert again.status_code == 200
    assert again.context["token_fail"]


def test_a_weak_password_is_refused(client: Client, alice: User) -> None:
    client.force_login(alice)
    for weak in ("curta", "alice@example.org", "password1234"):
        data = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        assert client.post(reverse("account_change_password"), data).status_code == 200
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_sign_in_leads_to_no_other_site(client: Client, alice: User) -> None:
    data = {"login": alice.email, "password": PASSWORD, "next": "https://example.com/"}
    assert client.post(LOGIN, data).url == "/"
