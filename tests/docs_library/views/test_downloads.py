"""Editions are handed out as files that are kept, never shown inside the portal."""

import pytest
from django.test import Client

from eset_portal.common import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
EDITION = "/biblioteca/INS-04/v/1.0/"


@pytest.mark.parametrize(
    ("part", "content_type", "name", "start"),
    [
        ("pdf/", "application/pdf", "INS-04_1.0.pdf", b"%PDF"),
        ("markdown/", "text/markdown; charset=utf-8", "INS-04_1.0.md", b"---\n"),
        ("paquet.zip", "application/zip", "INS-04_1.0.zip", b"PK"),
    ],
)
def test_visitors_take_an_edition_along(
    client: Client, part: str, content_type: str, name: str, start: bytes
) -> None:
    response = client.get(f"{EDITION}{part}")

    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Repr-Digest"].startswith("sha-256=:")
    assert b"".join(response.streaming_content).startswith(start)  # type: ignore[attr-defined]


@pytest.mark.parametrize("part", ["pdf/", "markdown/", "paquet.zip"])
def test_what_does_not_exist_is_not_handed_out(client: Client, part: str) -> None:
    assert client.get(f"/biblioteca/INS-04/v/9.9/{part}").status_code == 404
    assert client.post(f"{EDITION}{part}").status_code == 405


def test_where_no_pdf_can_be_drawn_the_reader_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "lacking", lambda: "no Pango")

    assert client.get("/biblioteca/INS-01/v/1.0/pdf/").status_code == 503
    pack = client.get("/biblioteca/INS-01/v/1.0/paquet.zip")
    assert b"".join(pack.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
