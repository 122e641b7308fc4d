"""Files beside a text: checked, kept once under their hash, part of what is approved."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from docs_library.models import Attachment, Edition, Revision, StoredFile
from docs_library.selectors import editing
from docs_library.services import attaching, drafting, reviewing
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.uploads import Unacceptable
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.worlds.editing import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

Write = Callable[..., Edition]


def attach(
    edition: Edition, by: User, name: str = "esquema.png", content: bytes = PNG
) -> Attachment:
    file = SimpleUploadedFile(name, content)
    return attaching.attach(edition=edition, file=file, by=by, now=NOW)


def test_an_attachment_is_a_revision_and_its_bytes_are_kept_once(
    draft: Edition, edith: User
) -> None:
    attach(draft, edith)
    attach(draft, edith, "el mateix.png")

    first, second = editing.attachments(draft)
    assert first.stored == second.stored == StoredFile.objects.get()
    with first.stored.file.open() as kept:
        assert kept.read() == PNG
    assert list(Revision.objects.order_by("number").values_list("origin", flat=True)) == [
        "opened",
        "attached",
        "attached",
    ]


def test_the_same_file_again_changes_nothing_and_a_new_one_takes_its_place(
    draft: Edition, edith: User
) -> None:
    attach(draft, edith)
    attach(draft, edith)
    draft.refresh_from_db()
    assert draft.revision == 2

    attach(draft, edith, content=_other_png())
    assert len(editing.attachments(draft)) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("full.pdf", PNG),
        ("programa.exe", b"MZ"),
        ("buit.png", b""),
        ("carta.pdf.exe", PNG),
        ("carta.docx", b"PK\x03\x04 no zip"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_not_taken(
    draft: Edition, edith: User, name: str, content: bytes
) -> None:
    with pytest.raises(Unacceptable):
        attach(draft, edith, name, content)

    assert not StoredFile.objects.exists()


def test_an_approval_lapses_when_a_file_is_attached_or_taken_away(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    row = write(draft, edith, text="Nou.", change_note="Nou.")
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)

    attachment = attach(row, edith)

    row.refresh_from_db()
    assert (row.state, editing.is_approved(row)) == ("in_review", False)
    row = reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)
    attaching.detach(edition=row, pk=attachment.pk, by=edith, now=NOW)
    row.refresh_from_db()
    assert row.state == "in_review"


def test_who_types_while_another_attaches_is_not_in_conflict(
    draft: Edition, edith: User, april: User
) -> None:
    seen, said = draft.revision, editing.content(draft)
    attach(draft, april)

    row = drafting.save(edition=draft, content=said, seen=seen, by=edith, now=NOW)

    assert row.revision == seen + 1  # what was typed is what stood there


def test_the_next_edition_begins_with_the_files_of_the_one_before(
    draft: Edition, edith: User, april: User, write: Write
) -> None:
    attach(draft, edith)
    row = write(draft, edith, text="Nou.", change_note="Nou.")
    reviewing.discard(edition=row, seen=row.revision, by=edith, now=NOW)

    again = drafting.open_edition(document=row.document, change_kind="minor", by=edith, now=NOW)

    assert editing.attachments(again) == []  # what was discarded is not published


def test_there_are_not_endless_files(
    draft: Edition, edith: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST", 1)
    attach(draft, edith)

    with pytest.raises(DomainError, match="30"):
        attach(draft, edith, "un altre.png")


def _other_png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()
