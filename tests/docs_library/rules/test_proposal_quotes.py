"""A quoted passage is found as its readers see it, found again later, or said to be gone."""

import pytest

from docs_library.rules.proposals import quotes
from docs_library.rules.proposals.quotes import GONE, HERE, MOVED

TEXT = """## 1. Objecte

Aquesta guia **regula** el registre.

## 2. Terminis

El termini és de deu dies. Vegeu l’annex.

* Primer punt.
* Segon punt.
"""


def test_a_passage_is_found_across_marks_and_blocks_with_its_heading() -> None:
    found = quotes.anchor(TEXT, "guia regula el\nregistre.")
    assert found is not None
    assert (found.exact, found.heading) == ("guia regula el registre.", "s-objecte")
    across = quotes.anchor(TEXT, "Vegeu l’annex. Primer punt.")
    assert across is not None
    assert across.heading == "s-terminis"


@pytest.mark.parametrize("quote", ["", "   ", "El termini és de vint dies.", "**regula**"])
def test_what_no_reader_sees_there_is_not_found(quote: str) -> None:
    assert quotes.anchor(TEXT, quote) is None


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        (TEXT, HERE),
        (TEXT.replace("## 2. Terminis", "## 3. Terminis"), HERE),
        (TEXT.replace("## 2. Terminis", "## 2. Durada"), HERE),
        ("## 9. Altres\n\nEl termini és de deu dies.\n", MOVED),
        (TEXT.replace("deu dies", "vint dies"), GONE),
        ("", GONE),
    ],
)
def test_it_is_found_again_in_a_later_text_or_said_to_be_gone(later: str, standing: str) -> None:
    found = quotes.anchor(TEXT, "El termini és de deu dies.")
    assert found is not None
    assert quotes.standing(later, found) == standing


def test_only_the_blocks_that_hold_the_passage_are_rewritten() -> None:
    assert quotes.source(TEXT, "deu dies") == "El termini és de deu dies. Vegeu l’annex.\n\n"
    new = quotes.rewritten(TEXT, "deu dies", "El termini és de vint dies.")
    assert new == TEXT.replace(
        "El termini és de deu dies. Vegeu l’annex.", "El termini és de vint dies."
    )
    assert quotes.rewritten(TEXT, "no hi és", "res") == TEXT
