"""The desk of those who write: nothing is lost, bad input is told, and each sees what is theirs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from docs_library.models import Attachment, Edition, Remark, Revision
from docs_library.selectors import editing
from docs_library.services import reviewing
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.support.language import reading
from tests.worlds.editing import PNG

pytestmark = pytest.mark.django_db

Write = Callable[..., Edition]
LogIn = Callable[[User | None], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(log_in: LogIn, edith: User) -> Client:
    """Edith's browser, in English."""
    return reading(log_in(edith))


def at(edition: Edition, part: str = "") -> str:
    return f"/biblioteca/redaccio/{edition.pk}/{part}"


def sheet(edition: Edition, **changes: object) -> dict[str, object]:
    """What the editor's form sends."""
    said = editing.content(edition)
    names = ("title", "summary", "text", "change_kind", "change_note", "why", "to_do", "until")
    values: dict[str, object] = {name: getattr(said, name) for name in names}
    return values | {"revision": edition.revision, "norms": "\n".join(said.norms)} | changes


def test_a_text_is_saved_by_its_form_and_by_itself(desk: Client, draft: Edition) -> None:
    plain = desk.post(at(draft, "text/"), sheet(draft, text="Un\r\n"), follow=True)
    draft.refresh_from_db()
    by_itself = desk.post(at(draft, "text/"), sheet(draft, text="Dos\n"), headers=HTMX)

    assert "The text is saved." in plain.content.decode()
    assert f'data-revision="{draft.revision + 1}"' in by_itself.content.decode()
    rows = Revision.objects.filter(edition=draft).order_by("number")
    assert [(row.origin, row.said.text) for row in rows][1:] == [
        ("typed", "Un\n"),
        ("autosaved", "Dos\n"),
    ]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_two_editors_at_once_see_both_texts(
    desk: Client, draft: Edition, april: User, write: Write, headers: dict[str, str]
) -> None:
    mine = sheet(draft, text="El que escric jo")
    write(draft, april, text="El que ha escrit l’altra")

    answer = desk.post(at(draft, "text/"), mine, headers=headers)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this text" in html
    assert str(april) in html
    assert html.count("altra") >= 1
    assert ("El que escric jo" in html) or ("escric" in html)
    draft.refresh_from_db()
    assert draft.text == "El que ha escrit l’altra"
    kept = desk.post(at(draft, "text/"), mine | {"revision": draft.revision})
    assert kept.status_code == 302
    assert {row.said.text for row in Revision.objects.filter(edition=draft)} >= {
        "El que escric jo",
        "El que ha escrit l’altra",
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": "x" * 5_000_001}, "at most 5 MB"),
        ({"text": "- \n" * 60_000}, "too many parts"),
        ({"text": "## x\n\n" * 1_001}, "too many headings"),
        ({"title": "x" * 201}, "200"),
        ({"norms": "x" * 301}, "300 characters"),
        ({"norms": "\n".join(["Llei 1/2020"] * 61)}, "60 norms"),
        ({"until": "demà"}, "valid date"),
        ({"change_kind": "initial"}, "valid choice"),
        ({"until": "2001-01-01"}, "This day has passed"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_kept_is_told_and_stays_in_the_form(
    desk: Client, draft: Edition, changes: dict[str, str], says: str, headers: dict[str, str]
) -> None:
    answer = desk.post(at(draft, "text/"), sheet(draft, **changes), headers=headers)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    draft.refresh_from_db()
    assert draft.revision == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "٣"])
def test_an_odd_number_of_a_save_is_a_conflict_and_no_fault(
    desk: Client, draft: Edition, seen: str
) -> None:
    answer = desk.post(at(draft, "text/"), sheet(draft, text="Nou", revision=seen))

    assert answer.status_code == 409


def test_a_published_edition_is_no_longer_written(desk: Client, draft: Edition) -> None:
    assert draft.base is not None

    answer = desk.post(at(draft.base, "text/"), sheet(draft, change_kind="initial", text="Nou"))

    assert answer.status_code == 409
    assert "can no longer be changed" in answer.content.decode()


def test_the_preview_shows_what_readers_will_see_and_unknown_parameters(
    desk: Client, draft: Edition
) -> None:
    text = "## Hola\n\n<script>alert(1)</script> [x](javascript:alert(1))\n\n{{ ens.alcalde }}"

    html = desk.post(at(draft, "vista/"), {"text": text}).content.decode()

    assert '<h2 id="s-hola">Hola</h2>' in html
    assert "<script>" not in html
    assert "href" not in html
    assert "Line 5: there is no parameter “ens.alcalde”." in html
    assert desk.post(at(draft, "vista/"), {"text": "# \n" * 1_001}).status_code == 200


def test_files_are_attached_and_those_that_are_not_what_they_say_are_told(
    desk: Client, draft: Edition
) -> None:
    files = [SimpleUploadedFile("esquema.png", PNG), SimpleUploadedFile("fals.pdf", PNG)]

    answer = desk.post(at(draft, "adjunts/"), {"file": files}, headers=HTMX)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "fals.pdf" in html
    assert "esquema.png" in html
    assert 'id="id_revision" value="2"' in html
    one = Attachment.objects.get()
    got = desk.get(f"/biblioteca/adjunts/{one.pk}/")
    assert b"".join(got.streaming_content) == PNG
    assert Client().get(f"/biblioteca/adjunts/{one.pk}/").status_code == 404
    assert desk.post(at(draft, f"adjunts/{one.pk}/treu/")).status_code == 302
    assert not Attachment.objects.exists()


def test_a_file_becomes_the_text_and_the_page_says_what_got_lost(
    desk: Client, draft: Edition
) -> None:
    file = SimpleUploadedFile("text.md", b"## Nou\n\n<b>gras</b>\n")

    answer = desk.post(at(draft, "importa/"), {"file": file, "revision": draft.revision})

    assert "Line 3: HTML is shown as plain words." in answer.content.decode()
    draft.refresh_from_db()
    assert draft.text.startswith("## Nou")
    assert Revision.objects.order_by("-number")[0].origin == "imported"


def test_an_import_over_a_newer_text_is_refused(
    desk: Client, draft: Edition, april: User, write: Write
) -> None:
    write(draft, april, text="Més nou")
    file = SimpleUploadedFile("text.md", b"## Nou\n")

    answer = desk.post(at(draft, "importa/"), {"file": file, "revision": 1})

    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.text == "Més nou"


def test_a_reviewer_comments_on_a_passage_and_it_is_settled(
    desk: Client, draft: Edition, edith: User
) -> None:
    desk.post(at(draft, "comentaris/"), {"quote": " Un  passatge ", "text": "Qui ho fa?"})
    remark = Remark.objects.get()

    assert (remark.quote, remark.settled_at) == ("Un passatge", None)
    desk.post(at(draft, f"comentaris/{remark.pk}/resol/"))
    remark.refresh_from_db()
    assert remark.settled_by == edith
    assert desk.post(at(draft, "comentaris/"), {"text": " "}).status_code == 422


def test_an_earlier_revision_comes_back_as_a_new_one(
    desk: Client, draft: Edition, edith: User, write: Write
) -> None:
    write(draft, edith, text="Un")
    write(draft, edith, text="Dos")

    html = desk.get(at(draft, "revisions/2...3/")).content.decode()
    assert "<del>" in html
    assert "<ins>" in html
    desk.post(at(draft, "revisions/2/restaura/"))

    draft.refresh_from_db()
    assert (draft.text, draft.revision) == ("Un", 4)
    assert desk.get(at(draft, "revisions/2...99/")).status_code == 404


def test_who_approves_is_shown_what_changed_since_their_approval(
    log_in: LogIn, draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Un", change_note="Nou.")
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)
    write(row, edith, text="Dos")

    html = reading(log_in(april)).get(at(draft)).content.decode()

    assert "the approval lapsed" in html
    assert f'href="{at(draft, "revisions/2...3/")}"' in html


@pytest.mark.parametrize(
    ("step", "data", "says"),
    [
        ("publish", {"effective_from": "2001-01-01"}, "This day has passed"),
        ("publish", {"effective_from": ""}, "required"),
        ("publish", {"revision": 1}, "changed after you opened it"),
        ("schedule", {"publish_on": "2001-01-01"}, "This time has passed"),
        ("schedule", {"effective_from": "2001-01-01"}, "on the day it is published or later"),
        ("request_changes", {"comment": "No"}, "Say in a sentence"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why_and_keeps_what_was_filled_in(
    log_in: LogIn, approved: Edition, april: User, step: str, data: dict[str, object], says: str
) -> None:
    row = approved
    soon = timezone.localdate() + timedelta(days=9)
    whole = {"revision": row.revision, "effective_from": soon, "publish_on": soon}

    answer = reading(log_in(april)).post(
        at(row, f"pas/{step}/"), whole | {"publish_time": "08:00"} | data
    )

    assert answer.status_code in {409, 422}
    assert says in answer.content.decode()


def test_an_editor_who_approves_is_told_why_not(desk: Client, draft: Edition) -> None:
    assert desk.post(at(draft, "pas/approve/"), {"revision": 1}).status_code == 403
    assert desk.get(at(draft, "pas/fly/")).status_code == 404


def test_who_publishes_what_somebody_else_just_changed_is_told_so(
    log_in: LogIn, approved: Edition, april: User, edith: User, write: Write
) -> None:
    approver = reading(log_in(april))
    assert approver.get(at(approved, "pas/publish/")).status_code == 200
    row = write(approved, edith, text="## 1. Objecte\n\nText canviat després.\n")

    data = {"revision": approved.revision, "effective_from": timezone.localdate()}
    answer = approver.post(at(approved, "pas/publish/"), data)

    assert answer.status_code == 409
    assert "The text changed after you opened it" in answer.content.decode()
    data["revision"] = row.revision
    assert approver.post(at(approved, "pas/publish/"), data).status_code == 403
