"""Whatever a document refers to, nothing is read and nobody is called."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from eset_portal.common import pdf
from tests.pdf import sample

HOST = "intrus.example"
KINDS = {
    "image": '<img alt="x" src="{url}">',
    "import": "<style>@import '{url}';</style>",
    "font": "<style>@font-face {{ font-family: X; src: url('{url}') }} p {{ font: 9pt X }}</style>",
    "background": "<style>p {{ background: url('{url}') }}</style>",
    "list marker": "<style>p {{ display: list-item; list-style: url('{url}') }}</style>",
    "generated content": "<style>p::before {{ content: url('{url}') }}</style>",
    "object": '<object data="{url}" type="image/png"></object>',
    "embed": '<embed src="{url}" type="image/png">',
    "image in a drawing": '<svg width="9"><image href="{url}" width="9" height="9"/></svg>',
    "attachment link": '<a rel="attachment" href="{url}">x</a>',
    "style sheet link": '<link rel="stylesheet" href="{url}">',
}
PASSED_OVER = '<svg width="9" height="9"><use href="{url}#a"/></svg>'
seen: list[str] = []
watching: list[str] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if watching and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
        told = f"{event} {args!r}"
        seen.extend(told for word in watching if word in told or event != "open")


sys.addaudithook(_watch)


@pytest.fixture
def secret(tmp_path: Path) -> Any:
    """A file that nobody may open, watched, together with the network."""
    file = tmp_path / "secret.png"
    file.write_bytes(b"secret")
    seen.clear()
    watching[:] = [str(file)]
    yield file
    watching.clear()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["https", "http", "ftp", "file"])
def test_a_reference_stops_the_drawing_and_reads_nothing(
    kind: str, scheme: str, secret: Path
) -> None:
    url = f"file://{secret}" if scheme == "file" else f"{scheme}://{HOST}/a"

    with pytest.raises(pdf.ForeignReference):
        sample.drawn(f"{KINDS[kind].format(url=url)}<p>text</p>")

    assert seen == []


def test_what_the_engine_passes_over_reads_nothing_either(secret: Path) -> None:
    sample.drawn(f"{PASSED_OVER.format(url=f'file://{secret}')}<p>text</p>")

    assert seen == []


def test_the_attachment_of_a_head_is_refused(secret: Path) -> None:
    head = f'<link rel="attachment" href="file://{secret}">'

    with pytest.raises(pdf.ForeignReference):
        pdf.render(sample.page(head=head), [], metadata=sample.METADATA)

    assert seen == []


@pytest.mark.parametrize("rule", ["@import '{url}';", "p {{ background: url('{url}') }}"])
def test_our_own_style_sheets_may_not_reach_out_either(rule: str, secret: Path) -> None:
    with pytest.raises(pdf.ForeignReference):
        sample.drawn("<p>text</p>", rule.format(url=f"file://{secret}"))

    assert seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_relative_reference_reads_nothing(kind: str, secret: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(secret.parent)
    watching.append(secret.name)

    with suppress(pdf.ForeignReference):
        sample.drawn(f"{KINDS[kind].format(url=secret.name)}<p>text</p>")

    assert seen == []


def test_a_base_address_opens_no_way_out(secret: Path) -> None:
    with pytest.raises(pdf.ForeignReference):
        pdf.render(
            sample.page('<img alt="x" src="secret.png">', f'<base href="file://{secret.parent}/">'),
            [],
            metadata=sample.METADATA,
        )

    assert seen == []


def test_data_addresses_are_refused_as_well() -> None:
    with pytest.raises(pdf.ForeignReference):
        sample.drawn('<img alt="x" src="data:image/png;base64,iVBORw0KGgo=">')


def test_the_watch_itself_sees_an_open_file(secret: Path) -> None:
    secret.read_bytes()

    assert seen
