"""Letters go out once, by a real mail server, and wait when there is none."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from eset_portal.common.work import Work
from governance import mail
from governance.models import Letter
from governance.services import letters
from tests.support.smtp import MailServer, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def written(to: str = "alicia@example.org") -> Letter:
    return letters.post_text("Benvinguda", "Feu clic.", to=to, key=to, now=timezone.now())


def lose(letter: Letter) -> None:
    """Let the claim run out."""
    past = timezone.now() - timedelta(seconds=1)
    Letter.objects.filter(pk=letter.pk).update(lease_until=past)


def test_a_letter_goes_out_once_however_often_it_is_sent(server: MailServer) -> None:
    letter = written()
    for _time in range(3):
        mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert letter.state == Work.State.READY
    (taken,) = server.taken
    assert (taken["To"], taken["Subject"]) == ("alicia@example.org", "Benvinguda")
    assert taken["Message-ID"].startswith(f"<{letter.pk}@")
    assert taken.get_content().strip() == "Feu clic."


@pytest.mark.parametrize(("demo", "kept"), [(True, "Feu clic.\n"), (False, mail.GONE)])
def test_what_was_sent_is_kept_in_a_demonstration_only(
    server: MailServer, settings: Any, demo: bool, kept: str
) -> None:
    settings.PORTAL_DEMO = demo
    letter = written()
    mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert letter.text == kept
    assert server.taken[0].get_content().strip() == "Feu clic."


def test_a_refused_address_ends_it_with_the_reason(server: MailServer) -> None:
    letter = written(to="refused@example.org")
    mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, letter.error) == (Work.State.FAILED, mail.REFUSED)
    assert server.taken == []


def test_without_a_mail_server_it_waits_and_is_tried_again(
    server: MailServer, settings: Any
) -> None:
    letter = written()
    settings.EMAIL_PORT = 1  # nobody listens there
    mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert letter.state == Work.State.BUILDING
    settings.EMAIL_PORT = server.port
    mail.deliver(str(letter.pk))
    assert server.taken == [], "somebody else may still be at it"
    lose(letter)
    mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, len(server.taken)) == (Work.State.READY, 2, 1)


def test_after_many_tries_it_is_given_up(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter = written()
    for _time in range(mail.MOST_ATTEMPTS):
        lose(letter)
        mail.deliver(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, letter.error) == (Work.State.FAILED, mail.LOST)
