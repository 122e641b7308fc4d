"""What an edition's page says of the edition: past, withdrawn, corrected, new to somebody."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from docs_library.models import Document, DocumentLink, Edition, ReadMark, Withdrawal
from docs_library.selectors import reading as selectors
from governance.models import User
from tests.factories import EntityFactory, member
from tests.support.language import reading

pytestmark = pytest.mark.django_db
Publish = Callable[..., Edition]
HOSTILE = (
    "## <script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n"
    "| a | b\n|---\n| 1 | 2 | 3 |\n\n" + "### Títol\n\n" * 900
)


@pytest.fixture
def reader() -> User:
    return member(EntityFactory.create(), "entity_reader", email="r@example.org", full_name="R")


def html(client: Client, address: str, status: int = 200) -> str:
    response = reading(client, "ca").get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_day_in_the_address_shows_what_held_then(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1), text="## U\n\nAbans.\n")
    publish("2.0", date(2025, 6, 1), text="## U\n\nDesprés.\n", kind="minor")

    assert "Abans." in html(client, "/biblioteca/INS-90/@2025-05-31/")
    assert "Després." in html(client, "/biblioteca/INS-90/@2025-06-01/")
    assert client.get("/biblioteca/ins-90/@2025-06-01/").status_code == 301


@pytest.mark.parametrize(
    "day", ["2024-12-31", "2025-02-30", "ahir", "20250101", "9999999-01-01", "<b>", "%00"]
)
def test_a_day_without_an_edition_or_that_is_none_is_told_so(
    client: Client, publish: Publish, day: str
) -> None:
    publish("1.0", date(2025, 1, 1))

    assert "/biblioteca/INS-90/v/1.0/" in html(client, f"/biblioteca/INS-90/@{day}/", 404)


def test_a_document_that_does_not_exist_had_no_edition_on_any_day(client: Client) -> None:
    html(client, "/biblioteca/INS-99/@2025-01-01/", 404)


def test_a_withdrawn_edition_stays_under_reason_and_replacement(
    client: Client, publish: Publish, document: Document, reader: User, now: datetime
) -> None:
    edition = publish("1.0", date(2025, 1, 1), text="## U\n\nEl text hi és.\n")
    other = Document.objects.create(
        code="INS-91", slug="b", kind="instruction", title="La nova", summary="s",
        collection="registry",
    )  # fmt: skip
    Withdrawal.objects.create(
        edition=edition, reason="Contradiu la llei nova.", replacement=other, actor=reader, at=now
    )
    Edition.objects.filter(pk=edition.pk).update(
        state="withdrawn",
        effective_to=date.today() + timedelta(days=1),  # noqa: DTZ011 - any day
    )

    page = html(client, "/biblioteca/INS-90/v/1.0/")

    assert "Contradiu la llei nova." in page
    assert 'href="/biblioteca/INS-91/"' in page
    assert "El text hi és." in page


def test_an_old_edition_leads_to_the_difference_and_to_its_erratum(
    client: Client, publish: Publish
) -> None:
    publish("1.0", date(2025, 1, 1))
    publish("1.1", date(2025, 6, 1), text="## U\n\nCorregit.\n", kind="erratum")

    page = html(client, "/biblioteca/INS-90/v/1.0/")

    assert 'href="/biblioteca/INS-90/canvis/1.0...1.1/"' in page
    assert page.count("1.1") >= 4


def test_an_erratum_withdrawn_on_its_first_day_does_not_correct_itself(
    publish: Publish, reader: User, now: datetime
) -> None:
    first = publish("1.0", date(2025, 1, 1))
    row = publish("1.1", date(2025, 6, 1), text="## U\n\nCorregit.\n", kind="erratum")
    first.refresh_from_db()
    assert selectors.correction(first) == row
    reason = "Era un error, no una correcció."
    Withdrawal.objects.create(edition=row, reason=reason, actor=reader, at=now)
    Edition.objects.filter(pk=row.pk).update(state="withdrawn", effective_to=row.effective_from)

    row.refresh_from_db()

    assert selectors.correction(row) is None


def test_the_reader_is_told_what_changed_since_they_last_read(
    client: Client, publish: Publish, reader: User
) -> None:
    client.force_login(reader)
    publish("1.0", date(2025, 1, 1))
    first = html(client, "/biblioteca/INS-90/")
    publish("1.1", date(2025, 6, 1), text="## U\n\nNou.\n", kind="minor")

    second = html(client, "/biblioteca/INS-90/")
    third = html(client, "/biblioteca/INS-90/")

    assert 'class="change"' not in first
    assert 'href="/biblioteca/INS-90/canvis/1.0...1.1/"' in second
    assert second.count('class="tag on"') == 1
    assert 'href="/biblioteca/INS-90/canvis/1.0...1.1/"' in third
    assert 'class="tag on"' not in third


def test_visitors_leave_no_mark_and_old_editions_move_none(
    client: Client, publish: Publish, reader: User
) -> None:
    publish("1.0", date(2025, 1, 1))
    publish("1.1", date(2025, 6, 1), kind="minor", text="## U\n\nNou.\n")
    client.get("/biblioteca/INS-90/")
    client.force_login(reader)
    client.get("/biblioteca/INS-90/v/1.0/")

    assert ReadMark.objects.count() == 0


def test_norms_and_related_documents_stand_beside_the_text(
    client: Client, publish: Publish, document: Document
) -> None:
    publish("1.0", date(2025, 1, 1))
    other = Document.objects.create(
        code="INS-91", slug="b", kind="instruction", title="Una altra", summary="s",
        collection="registry",
    )  # fmt: skip
    DocumentLink.objects.create(document=other, other=document)

    page = html(client, "/biblioteca/INS-90/")

    assert "Llei 39/2015" in page
    assert "Una altra" not in page  # nothing of it has been published


def test_hostile_markdown_is_read_without_harm(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1), text=HOSTILE)
    publish("1.1", date(2025, 2, 1), text=HOSTILE.replace("Títol", "Un altre"), kind="minor")

    for address in ("", "v/1.0/", "canvis/1.0...1.1/", "canvis/1.0...1.1/?vista=costats"):
        page = html(client, f"/biblioteca/INS-90/{address}")
        assert "<script>alert" not in page
        assert "javascript:alert" not in page.replace("(javascript:alert", "")
        assert "<img" not in page


def test_more_headings_than_a_document_may_have_still_differ(
    client: Client, publish: Publish
) -> None:
    publish("1.0", date(2025, 1, 1), text="## x\n\n" * 10_000)
    publish("1.1", date(2025, 2, 1), text="## y\n\n" + "## x\n\n" * 9_999, kind="minor")

    assert client.get("/biblioteca/INS-90/").status_code == 422
    assert 'id="canvi-1"' in html(client, "/biblioteca/INS-90/canvis/1.0...1.1/")
