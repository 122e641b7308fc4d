"""The editors’ board, new documents and the public history."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from docs_library.models import Document, Edition
from docs_library.selectors import board
from docs_library.services import drafting, issuing, reviewing
from docs_library.services.drafting import Card
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.support.language import reading

pytestmark = pytest.mark.django_db

Write = Callable[..., Edition]
LogIn = Callable[[User | None], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(log_in: LogIn, edith: User) -> Client:
    """Edith's browser, in English."""
    return reading(log_in(edith))


def test_the_board_says_whose_turn_it_is_in_a_fixed_number_of_queries(
    desk: Client, draft: Edition, edith: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get("/biblioteca/redaccio/")
    for number in range(30):
        card = Card("guide", f"Guia {number}", "registry", {})
        drafting.add_document(card=card, by=edith, now=NOW)
    with CaptureQueriesContext(connection) as many:
        html = desk.get("/biblioteca/redaccio/").content.decode()

    assert html.count("Editors: write and hand in") == 31
    assert len(many) == len(few) <= 20
    assert "Editors: write" not in desk.get("/biblioteca/redaccio/?estat=approved").content.decode()


def test_what_is_overdue_or_late_for_review_stands_out(
    desk: Client, draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Un", change_note="Nou.")
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    later = NOW + timedelta(days=15)
    (line,) = board.lines(list(board.open_editions()), now=later)
    assert line.is_late
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)
    when = NOW + timedelta(hours=1)
    issuing.schedule(
        edition=row,
        seen=row.revision,
        by=april,
        publish_at=when,
        effective_from=when.date(),
        now=NOW,
    )
    Document.objects.update(review_due=NOW.date())

    html = desk.get("/biblioteca/redaccio/").content.decode()

    assert "should have been published" in html
    assert "Reviews due and late" in html


def test_a_new_document_and_its_facts(desk: Client) -> None:
    facts = {"collection": "registry", "kinds": ["ajuntament"], "may_be_adapted": "on"}
    answer = desk.post(
        "/biblioteca/redaccio/nou/", facts | {"title": "Una de nova", "kind": "form"}
    )
    document = Document.objects.get(title="Una de nova")

    assert answer.status_code == 302
    assert (document.code, document.kinds) == ("FOR-01", ["ajuntament"])
    card = "/biblioteca/redaccio/FOR-01/"
    assert "No document has the code ZZZ-99" in (
        desk.post(card, facts | {"related": "ZZZ-99"}).content.decode()
    )
    assert (
        desk.post(card, facts | {"owner": "Servei e-SET", "is_required": "on"}).status_code == 302
    )
    document.refresh_from_db()
    assert (document.owner, document.is_required) == ("Servei e-SET", True)
    assert desk.get("/biblioteca/FOR-01/").status_code == 404  # nothing of it is published


def test_the_history_of_a_document_is_public_and_names_nobody(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Un", change_note="Nou.")
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    row = reviewing.request_changes(
        edition=row, seen=row.revision, by=april, now=NOW, comment="Falta dir qui ho fa."
    )
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)
    issuing.publish(edition=row, seen=row.revision, by=april, effective_from=NOW.date(), now=NOW)

    html = reading(Client()).get("/biblioteca/INS-90/historia/").content.decode()

    for step in ("Opened", "Handed in for review", "Changes asked for", "Approved", "Published"):
        assert step in html
    assert "Falta dir qui ho fa." not in html
    assert str(april) not in html
    assert Client().get("/biblioteca/INS-99/historia/").status_code == 404
