"""The QR code: the right modules, and words for those who do not see it."""

import re

import segno

from eset_portal.common import qr

ADDRESS = "https://portal.example.cat/v/7KQ2-M9XD-4TRB-W8HF-Z3NC-QP5G"


def test_has_an_alternative_text_and_no_size_of_its_own() -> None:
    drawn = qr.svg(ADDRESS, title="Codi QR")

    assert "<title>Codi QR</title>" in drawn
    assert re.search(r"<svg[^>]*viewBox", drawn)
    assert not re.search(r"<svg[^>]*(width|height)=", drawn)


def test_the_title_is_escaped() -> None:
    assert "<b>" not in qr.svg(ADDRESS, title="<b>")


def test_draws_every_dark_module() -> None:
    runs = re.findall(r"h(\d+)", qr.svg(ADDRESS, title="x"))

    dark = sum(map(sum, segno.make(ADDRESS, error="m").matrix))
    assert sum(map(int, runs)) == dark


def test_another_address_is_another_code() -> None:
    assert qr.svg(ADDRESS, title="x") != qr.svg(ADDRESS + "2", title="x")
