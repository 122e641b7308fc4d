"""Whatever the reader of Word files says in English becomes a sentence of ours."""

import pytest

from docs_library.rules import word_doubts as rules


@pytest.mark.parametrize(
    ("said", "message", "name"),
    [
        ("Unrecognised paragraph style: Cos (Style ID: Cos1)", rules.STYLE, "Cos"),
        ("Unrecognised run style: None (Style ID: X)", rules.STYLE, "X"),
        (
            "Run style with ID Y was referenced but not defined in the document",
            rules.STYLE,
            "Y",
        ),
        ("An unrecognised element was ignored: w:smartTag", rules.ELEMENT, "w:smartTag"),
        (
            "A w:sym element with an unsupported character was ignored: char F04A in font W",
            rules.SIGN,
            "F04A in font W",
        ),
        ("Unsupported break type: odd", rules.BREAK, "odd"),
        (
            "unexpected non-row element in table, cell merging may be incorrect",
            rules.TABLE,
            "",
        ),
        ("Could not find image file for a:blip element", rules.PICTURE, ""),
        ("Something new", rules.OTHER, ""),
    ],
)
def test_each_message_has_words_of_ours(said: str, message: str, name: str) -> None:
    found = rules.doubt(said)
    assert (found.message, found.name) == (message, name)
