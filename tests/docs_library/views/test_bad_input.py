"""Bad input at the desk of those who write: a clear answer, and nothing lost."""

import html
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from docs_library.models import Attachment, Edition
from docs_library.services import reviewing
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.docs_library.views.test_editing import at, sheet
from tests.support.language import reading
from tests.worlds.editing import PNG

pytestmark = pytest.mark.django_db

Write = Callable[..., Edition]
LogIn = Callable[[User | None], Client]


@pytest.fixture
def desk(log_in: LogIn, edith: User) -> Client:
    """Edith's browser, in English."""
    return reading(log_in(edith))


def test_who_would_publish_before_the_scheduled_time_is_told_what_to_do(
    log_in: LogIn, approved: Edition, april: User
) -> None:
    day = timezone.localdate() + timedelta(days=9)
    sent = {"effective_from": day, "publish_on": day, "publish_time": "08:00"}
    approver = reading(log_in(april))
    data = sent | {"revision": approved.revision}
    approver.post(at(approved, "pas/schedule/"), data)

    answer = approver.post(at(approved, "pas/publish/"), data)

    assert answer.status_code == 403
    assert "Cancel the schedule first" in answer.content.decode()


BAD_SHEETS = {
    "a day that has passed": ({"until": "2001-01-01"}, 422, "This day has passed"),
    "ten thousand headings": ({"text": "## x\n\n" * 10_000}, 422, "too many headings"),
    "lists inside lists": ({"text": "\n".join("  " * i + "- a" for i in range(300))}, 302, ""),
    "quotes inside quotes": ({"text": ">" * 60_000 + " a"}, 302, ""),
    "marks that turn the writing": ({"text": "\u202e\u2066\u200f" * 90}, 302, ""),
    "characters that are none": ({"text": "Un\0 text", "change_note": "U\0n"}, 302, ""),
}


@pytest.mark.parametrize("case", BAD_SHEETS)
def test_bad_input_is_answered_clearly_and_what_was_typed_is_kept(
    desk: Client, draft: Edition, case: str
) -> None:
    changes, status, says = BAD_SHEETS[case]

    answer = desk.post(at(draft, "text/"), sheet(draft, **changes))

    assert answer.status_code == status
    assert says in answer.content.decode()
    kept, typed = str(changes.get("text", ""))[:40].replace("\0", ""), answer.content.decode()
    draft.refresh_from_db()
    assert html.escape(kept) in typed if says else draft.text.startswith(kept)
    assert desk.get(at(draft)).status_code == desk.get(at(draft, "text/")).status_code == 200


def test_a_file_with_an_endless_name_is_attached_under_a_shorter_one(
    desk: Client, draft: Edition
) -> None:
    file = SimpleUploadedFile("n" * 300 + ".png", PNG)

    assert desk.post(at(draft, "adjunts/"), {"file": file}).status_code == 302
    assert Attachment.objects.get(edition=draft).name == "n" * 116 + ".png"


def test_a_text_of_nothing_that_is_seen_is_not_handed_in(
    desk: Client, draft: Edition, edith: User, write: Write
) -> None:
    row = write(draft, edith, text="\u202e\u2066\u200f", change_note="Canvi.")

    answer = desk.post(at(draft, "pas/submit/"), {"revision": row.revision})

    assert answer.status_code == 403
    assert "one of them is empty" in answer.content.decode()


def test_home_says_which_editions_wait_for_whom(
    log_in: LogIn, draft: Edition, edith: User, april: User, write: Write
) -> None:
    work = at(draft)
    assert work in log_in(edith).get("/").content.decode()
    assert work not in log_in(april).get("/").content.decode()
    row = write(draft, edith, text="Un", change_note="Nou.")
    reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    assert work not in log_in(edith).get("/").content.decode()
    assert work in log_in(april).get("/").content.decode()
