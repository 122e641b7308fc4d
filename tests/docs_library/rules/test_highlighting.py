"""What was asked for is marked where it stands, as it was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_library.rules import highlighting
from docs_library.rules.highlighting import Bit, bits, candidates, excerpt, pattern, plain


def hits(*words: str) -> tuple[re.Pattern[str] | None, set[str]]:
    """What finds WORDS, by the first letters of each, and no other."""
    return pattern([word.translate(str.maketrans("àé", "ae", "·")) for word in words]), set(words)


def marked(found: list[Bit]) -> str:
    return "".join(f"[{bit.text}]" if bit.is_hit else bit.text for bit in found)


def test_hits_are_marked_as_written() -> None:
    found = bits("La col·laboració i l’expedient.", *hits("col·laboració", "expedient"))

    assert marked(found) == "La [col·laboració] i l’[expedient]."


@given(st.text(max_size=80), st.sets(st.text(max_size=5)))
def test_the_bits_together_are_the_text(text: str, words: set[str]) -> None:
    assert "".join(bit.text for bit in bits(text, pattern(words), words)) == text


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Expedients", "exped"),
        ("ÒRGANS", "org"),
        ("col·laboració", "collabor"),
        ("e-NOTUM", "enotum"),
        ("INS-04", "ins04"),
        ("càrrec", "carrec"),
    ],
)
def test_words_that_may_be_hits_are_picked(text: str, stem: str) -> None:
    assert candidates([f"abans {text}, després"], pattern([stem])) == {text}


def test_without_stems_there_are_no_hits() -> None:
    assert candidates(["text"], pattern([])) == set()


def test_an_excerpt_is_about_the_first_hit() -> None:
    text = "inici " * 100 + "diana " + "final " * 100
    found = excerpt(text, *hits("diana"), width=120)

    assert "[diana]" in marked(found)
    assert found[0].text == "… "
    assert found[-1].text == " …"
    assert len(marked(found)) < 140


def test_an_excerpt_without_hits_is_the_start() -> None:
    assert marked(excerpt("un dos tres", *hits())) == "un dos tres"


@given(st.text(max_size=400), st.integers(min_value=1, max_value=60))
def test_an_excerpt_is_never_much_longer_than_asked(text: str, width: int) -> None:
    assert len(marked(excerpt(text, *hits(), width=width))) <= width + 4


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("## Títol\n\nText **fort**.", "Títol · Text fort."),
        ("- un\n- dos", "un · dos"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a · b · 1 · 2"),
        ("[enllaç](https://a.cat)", "enllaç"),
    ],
)
def test_the_marks_of_markdown_are_not_seen(markdown: str, seen: str) -> None:
    assert highlighting.plain(markdown).split() == seen.split()


def test_a_long_text_of_nothing_but_marks_does_no_harm() -> None:
    assert plain("*" * 100_000) == ""
