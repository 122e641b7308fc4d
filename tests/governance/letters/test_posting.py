"""A letter is a row first: written once, with what it is about, and never empty."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from eset_portal.common.work import Work
from governance.models import Letter
from governance.services import letters
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def post(key: str = "k:1", subject: str = "Hola", text: str = "Text.", to: Any = "a@example.org"):
    return letters.post_text(subject, text, to=to, key=key, now=NOW)


def test_the_same_key_is_one_letter(db: None) -> None:
    first, again = post(), post(text="Un altre.")
    assert first.pk == again.pk
    assert Letter.objects.get().text == "Text.\n"


def test_what_is_undone_is_not_written(db: None) -> None:
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_letter_to_a_person_goes_to_their_address(cast: Cast) -> None:
    assert (post(to=cast.alice).address, post(to=cast.alice).user) == (
        "alice@example.org",
        cast.alice,
    )


@pytest.mark.parametrize(("subject", "text"), [("", "Text."), ("Hola", ""), (" \n", "Text.")])
def test_an_empty_letter_is_refused(subject: str, text: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        post(subject=subject, text=text)


def test_the_database_refuses_an_empty_letter_too(db: None) -> None:
    with pytest.raises(IntegrityError):
        Letter.objects.create(key="k", address="a@example.org", subject="Hola", created_at=NOW)


def test_a_subject_is_one_line_that_fits(db: None) -> None:
    letter = post(subject="Bcc: b@example.org\r\n" + "llarg " * 100)
    assert "\n" not in letter.subject
    assert len(letter.subject) <= 200


def test_a_template_gives_subject_and_text_in_its_language(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "letter.txt").write_text(
        "{% load i18n %}{% translate 'Home' %} {{ name }}\n\n{{ portal_url }}/x\n"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    facts: dict[str, Any] = {"name": "Roure"}
    letter = letters.post("letter.txt", facts, to="a@example.org", key="k", now=NOW, language="es")
    assert letter.subject == "Inicio Roure"
    assert letter.text == f"{settings.PORTAL_URL}/x\n"
    assert letter.language == "es"


def test_a_sweep_finds_what_waits_and_leaves_the_rest(db: None) -> None:
    rows = [post(key=str(number)) for number in range(4)]
    late = NOW + timedelta(minutes=5)
    Letter.objects.filter(pk=rows[0].pk).update(state=Work.State.READY)
    Letter.objects.filter(pk=rows[1].pk).update(state=Work.State.FAILED)
    Letter.objects.filter(pk=rows[2].pk).update(
        state=Work.State.BUILDING, lease_until=late - timedelta(seconds=1)
    )
    assert letters.dispatch_waiting(now=late) == 2
    assert letters.dispatch_waiting(now=NOW) == 0


class TestThePage:
    """The page of the letters, in a demonstration only."""

    def test_elsewhere_there_is_none(self, client: Client, settings: Any) -> None:
        settings.PORTAL_DEMO = False
        post()
        assert client.get("/correu/").status_code == 404

    def test_it_shows_the_newest_first_and_finds_an_address(
        self, client: Client, settings: Any
    ) -> None:
        settings.PORTAL_DEMO = True
        post(key="1", subject="Primera", to="a@example.org")
        later = {"to": "b@example.org", "key": "2", "now": NOW + timedelta(seconds=1)}
        letters.post_text("Segona", "Aneu a http://localhost:8000/x <b>ara</b>", **later)
        page = client.get("/correu/").content.decode()
        assert page.index("Segona") < page.index("Primera")
        assert '<a href="http://localhost:8000/x"' in page
        assert "<b>ara</b>" not in page
        found = client.get("/correu/?to=A@EXAMPLE").content.decode()
        assert "Primera" in found
        assert "Segona" not in found
