"""Anybody learns of a file whether the library gave it out and whether it still holds."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from docs_library.models import Edition
from docs_library.selectors import verifying
from tests.support.language import reading

pytestmark = pytest.mark.django_db
Publish = Callable[..., Edition]
PAGE = "/biblioteca/verificacio/"


def ask(client: Client, sha256: str, status: int = 200) -> str:
    response = reading(client, "en").get(PAGE, {"h": sha256})
    assert response.status_code == status
    return response.content.decode()


def markdown(client: Client, number: str = "1.0") -> bytes:
    response = client.get(f"/biblioteca/INS-90/v/{number}/markdown/")
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_a_file_of_the_library_is_authentic(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))
    page = ask(client, hashlib.sha256(markdown(client)).hexdigest())

    assert "Authentic, and in force" in page
    assert 'href="/biblioteca/INS-90/v/1.0/"' in page


def test_a_file_of_the_past_is_historical(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))
    given = markdown(client)
    publish("1.1", date(2025, 6, 1), text="## U\n\nNou.\n", kind="minor")

    page = ask(client, hashlib.sha256(given).hexdigest())
    assert "historical" in page
    assert 'href="/biblioteca/INS-90/"' in page


def test_the_hash_of_the_content_is_known_too(client: Client, publish: Publish) -> None:
    edition = publish("1.0", date(2025, 1, 1))

    assert "Content of the edition" in ask(client, edition.sha256.upper())


def test_another_file_is_unknown(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))

    assert "never published" in ask(client, hashlib.sha256(b"other").hexdigest())


def test_a_dropped_file_is_hashed_and_not_kept(client: Client, publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))
    given = SimpleUploadedFile("x.md", markdown(client))

    page = reading(client, "en").post(PAGE, {"file": given}).content.decode()
    assert "Authentic, and in force" in page


@pytest.mark.parametrize("written", ["abc", "z" * 64, "a" * 63, "<script>", "a" * 5000, "\x00"])
def test_what_is_no_hash_is_told_so(client: Client, written: str) -> None:
    assert "64 figures" in ask(client, written, 422)


def test_nothing_or_an_empty_file_is_told_so(client: Client) -> None:
    assert client.post(PAGE, {}).status_code == 422
    assert client.post(PAGE, {"file": SimpleUploadedFile("x", b"")}).status_code == 422


@pytest.mark.parametrize(
    "written", ["{}", " {} ", "SHA256: {}", "sha256-{}", "{}\n"], ids=str.strip
)
def test_a_hash_is_read_as_people_paste_it(written: str) -> None:
    assert verifying.cleaned(written.format("0f" * 32)) == "0f" * 32


def test_a_draft_is_not_given_away(client: Client, document: object) -> None:
    draft = Edition.objects.create(document=document, title="secret", summary="s")  # type: ignore[misc]

    assert "secret" not in ask(client, draft.sha256 or "0" * 64)
