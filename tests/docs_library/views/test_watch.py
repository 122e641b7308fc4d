"""The pages of the watch: one click opens a review, and what was typed is never lost."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_library.models import Document, Edition, Norm, Recheck, Signal
from governance.models import User
from tests.support.language import reading

pytestmark = pytest.mark.django_db

LogIn = Callable[[User | None], Client]
Publish = Callable[..., Edition]
HOME = "/biblioteca/vigilancia/"
NOTE = "Canvia l’article setze."


@pytest.fixture
def desk(log_in: LogIn, edith: User) -> Client:
    """Edith's browser, in English."""
    return reading(log_in(edith))


@pytest.fixture
def edition(publish: Publish) -> Edition:
    """An edition in force that stands on Llei 39/2015."""
    return publish("1.0", date(2025, 1, 1))


def change(norm: Norm, **others: object) -> dict[str, object]:
    return {"kind": "amended", "norm": norm.pk, "holds_from": "2026-03-01", "note": NOTE} | others


def test_a_norm_that_changes_leads_to_its_editions_and_one_click_opens_a_review(
    desk: Client, edition: Edition
) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    form = desk.get(f"{HOME}canvis/nou/norma/?norma=Llei 39/2015").content.decode()
    assert f'<option value="{norm.pk}" selected>' in form

    told = desk.post(f"{HOME}canvis/nou/norma/", change(norm), follow=True)
    assert "INS-90 1.0" in told.content.decode()
    signal = Signal.objects.get()
    click = f"{HOME}canvis/{signal.pk}/revisa/"
    page = desk.post(click, {"edition": edition.pk}, follow=True).content.decode()

    assert NOTE in page
    assert "Confirm without change" in page
    row = Recheck.objects.get()
    answer = desk.post(f"{HOME}revisions/{row.pk}/edicio/", {"change_kind": "minor"}, follow=True)
    assert NOTE in answer.content.decode()
    assert "A new edition is being written" in desk.get(HOME).content.decode()


def test_what_was_typed_stays_when_a_change_is_refused(desk: Client, edition: Edition) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    desk.post(f"{HOME}canvis/nou/norma/", change(norm))

    for data, status, says in (
        (change(norm), 409, "noted already"),
        (change(norm, holds_from="demà"), 422, "Enter a valid date"),
        (change(norm, source="javascript:alert(1)"), 422, "Enter a valid URL"),
        (change(norm, kind="decided"), 422, "Select a valid choice"),
    ):
        answer = desk.post(f"{HOME}canvis/nou/norma/", data)
        assert answer.status_code == status
        assert says in answer.content.decode()
        assert NOTE in answer.content.decode()
    assert desk.get(f"{HOME}canvis/nou/altra/").status_code == 404
    assert desk.get(f"{HOME}canvis/nou/norma/?norma=%00&servei=%00").status_code == 200


def test_a_confirmation_is_in_the_public_history_without_its_author(
    desk: Client, edition: Edition, edith: User
) -> None:
    today = timezone.localdate()
    Document.objects.update(review_due=today - timedelta(days=1))
    board = desk.get("/biblioteca/redaccio/").content.decode()
    assert "Reviews due and late" in board
    assert "Open the review" in board
    page = desk.post("/biblioteca/redaccio/INS-90/revisa/", follow=True)
    row = Recheck.objects.get()
    assert page.status_code == 200
    short = desk.post(f"{HOME}revisions/{row.pk}/", {"note": "cap", "next_review": "2099-01-01"})
    assert (short.status_code, "cap</textarea>" in short.content.decode()) == (422, True)

    data = {"note": "S’ha llegit i val.", "next_review": today + timedelta(days=200)}
    done = desk.post(f"{HOME}revisions/{row.pk}/", data, follow=True).content.decode()

    assert "Recorded: confirmed, no change." in done
    public = reading(Client()).get("/biblioteca/INS-90/historia/").content.decode()
    assert "Reviewed: confirmed, no change" in public
    assert "S’ha llegit i val." in public
    assert str(edith) not in public


def test_a_norm_is_corrected_and_checked(desk: Client, edition: Edition) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    page = f"{HOME}normes/{norm.pk}/"
    assert "Llei 39/2015" in desk.get(f"{HOME}normes/?pendents").content.decode()
    wrong = desk.post(page, {"title": "Una llei", "kind": "act", "eli": "javascript:alert(1)"})
    assert (wrong.status_code, "Una llei" in wrong.content.decode()) == (422, True)

    desk.post(page, {"title": "Una llei", "kind": "act", "eli": "https://example.org/eli"})
    desk.post(f"{page}comprovada/")

    norm.refresh_from_db()
    assert (norm.title, norm.checked_on) == ("Una llei", timezone.localdate())
    assert "Llei 39/2015" not in desk.get(f"{HOME}normes/?pendents").content.decode()
    assert desk.get(f"{HOME}normes/{uuid4()}/").status_code == 404


def test_the_watch_costs_the_same_for_one_change_and_for_many(
    desk: Client, edition: Edition
) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    desk.post(f"{HOME}canvis/nou/norma/", change(norm))
    desk.get(HOME)
    with CaptureQueriesContext(connection) as few:
        desk.get(HOME)
    for day in range(2, 17):
        desk.post(f"{HOME}canvis/nou/norma/", change(norm, holds_from=f"2026-03-{day:02}"))
    with CaptureQueriesContext(connection) as many:
        page = desk.get(HOME).content.decode()

    assert page.count("Llei 39/2015") == 16
    assert len(many) == len(few) <= 24
