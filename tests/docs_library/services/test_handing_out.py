"""Files of editions are made once, stay the same, and say what is in them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
import yaml
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from docs_library.models import Document, Edition, IssuedFile, StoredFile
from docs_library.models.files import Attachment
from docs_library.reports import edition_pdf
from docs_library.services import handing_out
from eset_portal.common.rules.errors import DomainError
from tests.support import pdf as checker
from tests.support import pdf_text

pytestmark = pytest.mark.django_db
Publish = Callable[..., Edition]
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
TEXT = f"## 1. Objecte\n\nText **fort**.\n\n{TABLE}> cita\n\n```\ncodi\n```\n"


@pytest.fixture
def edition(publish: Publish) -> Edition:
    return publish("1.0", date(2025, 1, 1), text=TEXT)


def content(row: IssuedFile) -> bytes:
    with row.file.open() as kept:
        return bytes(kept.read())


@pytest.mark.parametrize("kind", ["pdf", "markdown", "pack"])
def test_a_file_is_made_once_and_kept_under_its_hash(
    edition: Edition, now: datetime, kind: str
) -> None:
    row = handing_out.file(edition=edition, kind=kind, now=now)

    assert handing_out.file(edition=edition, kind=kind, now=now) == row
    assert hashlib.sha256(content(row)).hexdigest() == row.sha256
    assert len(content(row)) == row.size


def test_the_pdf_is_accessible_and_says_what_it_is(edition: Edition, now: datetime) -> None:
    drawn = content(handing_out.file(edition=edition, kind="pdf", now=now))

    assert checker.problems(drawn) == []
    seen = " ".join(pdf_text.pages(drawn))
    assert "INS-90" in seen
    assert "/biblioteca/INS-90/v/1.0/" in seen
    assert edition.sha256[:20] in seen.replace(" ", "")
    assert "1. Objecte" in seen


def test_the_same_edition_gives_the_same_pdf(edition: Edition, now: datetime) -> None:
    assert edition_pdf.draw(edition, created=now) == edition_pdf.draw(edition, created=now)


def test_a_text_too_long_for_a_pdf_says_so_and_its_package_goes_without(
    edition: Edition, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_pdf, "LONGEST", 10)

    with pytest.raises(DomainError):
        handing_out.file(edition=edition, kind="pdf", now=now)
    pack = content(handing_out.file(edition=edition, kind="pack", now=now))
    assert "INS-90_1.0.pdf" not in zipfile.ZipFile(io.BytesIO(pack)).namelist()


def test_the_markdown_begins_with_facts_that_never_change(edition: Edition, now: datetime) -> None:
    written = content(handing_out.file(edition=edition, kind="markdown", now=now)).decode()

    facts = yaml.safe_load(written.split("---\n")[1])
    assert facts["sha256"] == edition.sha256
    assert facts["edition"] == "1.0"
    assert facts["address"].endswith("/biblioteca/INS-90/v/1.0/")
    assert "effective_to" not in facts
    assert written.endswith(edition.text)


def test_the_package_has_a_manifest_with_the_hash_of_each_file(
    edition: Edition, now: datetime
) -> None:
    row = handing_out.file(edition=edition, kind="pack", now=now)
    pack = zipfile.ZipFile(io.BytesIO(content(row)))
    manifest = json.loads(pack.read("manifest.json"))

    assert manifest["content_sha256"] == edition.sha256
    names = [one["name"] for one in manifest["files"]]
    assert names == ["INS-90_1.0.pdf", "INS-90_1.0.md"]
    for one in manifest["files"]:
        assert hashlib.sha256(pack.read(one["name"])).hexdigest() == one["sha256"]
        assert f"{one['sha256']}  {one['name']}" in pack.read("SHA256SUMS").decode()


def test_attachments_travel_in_the_package(document: Document, now: datetime) -> None:
    draft = Edition.objects.create(document=document, title="t", summary="s")
    stored = StoredFile.objects.create(
        sha256="a" * 64, size=3, kind="pdf", file=ContentFile(b"abc", "a.pdf"), created_at=now
    )
    Attachment.objects.create(edition=draft, stored=stored, name="model.pdf", position=1)
    draft.major, draft.minor, draft.published_at = 1, 0, now
    draft.effective_from, draft.sha256 = date(2025, 1, 1), "b" * 64

    pack = handing_out.edition_pack.write(draft, {})

    assert zipfile.ZipFile(io.BytesIO(pack)).read("adjunts/model.pdf") == b"abc"


def test_what_was_handed_out_stays(edition: Edition, now: datetime) -> None:
    row = handing_out.file(edition=edition, kind="markdown", now=now)

    for change in (row.delete, lambda: IssuedFile.objects.update(sha256="0" * 64)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_who_was_quicker_is_right(edition: Edition, now: datetime) -> None:
    first = handing_out.file(edition=edition, kind="markdown", now=now)

    assert handing_out._keep(edition, "markdown", b"other", now) == first
