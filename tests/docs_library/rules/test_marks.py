"""Changes are seen without colour, heard without sight, and never carry HTML of their own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_library.rules import marks
from docs_library.rules.differences import Change, compare
from docs_library.rules.marks import Remark, Spoken
from tests.docs_library.rules.test_blocks import TEXTS

SPOKEN = Spoken(added="afegit", removed="suprimit", restyled="format")
HIDDEN = re.compile(r'<span class="visually-hidden">.*?</span>')
TAG = re.compile(r"<[^>]+>")
SAFE = re.compile(
    r"</?(?:p|pre|ins|del|span|strong|em|code)(?: class=\"[a-z0-9 -]+\")?>|<br>|</a>"
    r"|<a href=\"(?:https?://|mailto:)[^\"<>]*\" rel=\"noopener noreferrer\">",
    re.IGNORECASE,
)


def only(old: str, new: str) -> Change:
    (change,) = compare(old, new).changes
    return change


def test_insertions_and_deletions_have_elements_and_hidden_words() -> None:
    html = marks.marked(only("El termini és curt.\n", "El termini és llarg.\n"), SPOKEN)

    assert '<del><span class="visually-hidden">[suprimit: </span>curt' in html
    assert '<ins><span class="visually-hidden">[afegit: </span>llarg' in html
    assert html.startswith('<p class="b-paragraph">')


def test_each_side_shows_its_own_words_only() -> None:
    change = only("El termini és curt.\n", "El termini és llarg.\n")

    assert "llarg" not in marks.side(change, "old", SPOKEN)
    assert "curt" not in marks.side(change, "new", SPOKEN)


def test_a_block_that_is_new_has_no_old_side() -> None:
    change = compare("a\n", "a\n\nb\n").changes[-1]

    assert marks.side(change, "old", SPOKEN) == ""
    assert "<ins>" in marks.side(change, "new", SPOKEN)


def test_a_restyled_word_is_marked_on_the_new_side_in_its_new_style() -> None:
    change = only("Paraula forta.\n", "Paraula **forta**.\n")

    assert '<ins class="restyled">' in marks.side(change, "new", SPOKEN)
    assert "<strong>forta</strong>" in marks.marked(change, SPOKEN)
    assert "strong" not in marks.side(change, "old", SPOKEN)


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("Un mot.\n", "Un **mot**.\n", Remark("“%(text)s” is now in bold", "mot")),
        ("Un **mot**.\n", "Un mot.\n", Remark("“%(text)s” is not in bold", "mot")),
        ("Un mot.\n", "Un *mot*.\n", Remark("“%(text)s” is now in italics", "mot")),
        ("Un *mot*.\n", "Un mot.\n", Remark("“%(text)s” is not in italics", "mot")),
        ("Un mot.\n", "Un `mot`.\n", Remark("“%(text)s” is now set as code", "mot")),
        ("Un `mot`.\n", "Un mot.\n", Remark("“%(text)s” is not code", "mot")),
        (
            "[mot](https://a.cat)\n",
            "[mot](https://b.cat)\n",
            Remark("“%(text)s” now leads to %(detail)s", "mot", "https://b.cat"),
        ),
        ("[mot](https://a.cat)\n", "mot\n", Remark("“%(text)s” is not a link", "mot")),
        (
            "## Títol\n",
            "### Títol\n",
            Remark("Heading of level %(text)s, now of level %(detail)s", "2", "3"),
        ),
        ("Un punt\n", "- Un punt\n", Remark("Now an item of a list", "")),
    ],
)
def test_changes_of_setting_are_told_in_words(old: str, new: str, remark: Remark) -> None:
    assert marks.remarks(only(old, new)) == [remark]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '[x](https://a.cat"onclick="alert)',
        "![x](data:image/svg+xml;base64,AA)",
        "<ins>fals</ins>",
        "`<b>`",
    ],
)
def test_markdown_brings_no_html_of_its_own(hostile: str) -> None:
    for old, new in ((hostile, "net"), ("net", hostile), (hostile, hostile + " més")):
        for change in compare(old, new).changes:
            html = marks.marked(change, SPOKEN) + marks.side(change, "old", SPOKEN)
            assert [tag for tag in TAG.findall(html) if not SAFE.fullmatch(tag)] == []


@given(TEXTS, st.sampled_from(["", "<b>", "**x**", "\u202e"]))
def test_nothing_but_our_own_elements_comes_out(text: str, more: str) -> None:
    for change in compare(text, text + more).changes:
        html = marks.marked(change, SPOKEN)
        assert [tag for tag in TAG.findall(html) if not SAFE.fullmatch(tag)] == []


def test_letters_that_nobody_sees_are_shown() -> None:
    html = marks.marked(only("abc def\n", "abc \u202edef\n"), SPOKEN)

    assert "⟦U+202E⟧" in html


def test_what_is_heard_and_seen_is_the_text_and_no_more() -> None:
    change = only("- El **termini** és curt\n", "- El **termini** és llarg\n")

    seen = TAG.sub("", HIDDEN.sub("", marks.side(change, "new", SPOKEN)))
    assert seen == "• El termini és llarg"
    assert TAG.sub("", marks.whole(change.block)) == "• El termini és llarg"
