"""Whatever somebody writes, the page stays safe and whole."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_library.rules import rendering
from docs_library.rules.cross_references import mentioned
from docs_library.rules.rendering import Heading, render
from eset_portal.common.rules.errors import DomainError

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=https://example.org></iframe>",
    "<style>body{display:none}</style>",
    "<!-- <b> --><b onclick=alert(1)>x</b>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//example.org)",
    "[x](/compte/logout/)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](https://example.org/spy.png)",
    "```html onload=alert(1)\n<script>\n```",
    "| a |\n|:-:|\n| <script>x</script> |",
    "# <img src=x onerror=alert(1)>",
    '## x" onmouseover="alert(1)',
    "\x00<scr\x00ipt>",
    "&lt;script&gt;",
]
TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)([^>]*)>")
ATTRIBUTE = re.compile(r'([a-zA-Z-]+)="([^"]*)"')
SAFE_ADDRESS = re.compile(r"https?://|mailto:")


def assert_safe(html: str) -> None:
    for _close, tag, attributes in TAG.findall(html):
        assert tag in rendering._TAGS
        for name, value in ATTRIBUTE.findall(attributes):
            assert name in {"href", "rel", "id", "start", "scope", "class", "role", "tabindex"} | {
                "aria-label"
            }
            if name == "href":
                assert SAFE_ADDRESS.match(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_harmless_html(text: str) -> None:
    html = render(text).html

    assert_safe(html)
    assert "<script" not in html
    assert not re.search(r'href="(?!https?://|mailto:)', html)


@given(
    st.text(
        alphabet=st.sampled_from(list("<>[]()!\"'`*_#|-:/&;\n ajvscript=\t\x00\\")), max_size=120
    )
)
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_signs_breaks_out(text: str) -> None:
    assert_safe(render(text).html)


def test_links_of_the_web_and_mail_work_and_tell_nobody_where_from() -> None:
    html = render("[a](https://example.org/a) <mailto:a@example.org>").html

    assert '<a href="https://example.org/a" rel="noopener noreferrer">a</a>' in html
    assert 'href="mailto:a@example.org"' in html


def test_a_link_that_is_not_allowed_is_shown_as_it_was_written() -> None:
    assert "[x](javascript:alert(1))" in render("[x](javascript:alert(1))").html


def test_text_direction_cannot_be_turned_around() -> None:
    assert "\u202e" not in render("abc\u202etxt.exe").html


def test_headings_are_listed_with_anchors_that_survive_a_new_number() -> None:
    before = render("## 3. Què entra\n\n### 3.1 L’escrit\n").headings
    after = render("## 4. Què entra\n\n### 4.1 L’escrit\n").headings

    assert before[0] == Heading(level=2, text="3. Què entra", anchor="s-que-entra")
    assert [one.anchor for one in before] == [one.anchor for one in after]


def test_headings_with_the_same_words_get_different_anchors() -> None:
    headings = render("## A\n\n## A\n\n## A 2\n\n## …\n").headings

    assert [one.anchor for one in headings] == ["s-a", "s-a--2", "s-a-2", "s-apartat"]


def test_an_anchor_never_takes_the_name_of_a_part_of_the_page() -> None:
    assert 'id="s-main"' in render("## main").html


def test_the_page_keeps_its_only_first_heading() -> None:
    html = render("# Títol\n").html

    assert html.startswith("<h2 ")
    assert "</h2>" in html


def test_a_table_scrolls_by_keyboard_and_has_a_name() -> None:
    html = render("## Rols\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").html

    assert '<div class="scroll" role="group" tabindex="0" aria-label="Rols">' in html
    assert '<th scope="col">a</th>' in html
    assert "style=" not in render("| a |\n|:-:|\n| 1 |\n").html


def test_a_broken_table_is_text() -> None:
    assert "<table>" not in render("| a | b |\n|---|\n| 1 |").html


def test_boxes_to_tick_are_drawn() -> None:
    assert "<li>☐ Fet</li>" in render("- [ ] Fet\n").html
    assert "[ ]" in render("text [ ] text").html


def test_codes_of_known_documents_become_links_but_not_inside_links_or_code() -> None:
    text = "INS-04, INS-99, `INS-04` i [INS-04](https://example.org)"

    html = render(text, addresses={"INS-04": "/biblioteca/INS-04/"}).html

    assert html.count('href="/biblioteca/INS-04/"') == 1
    assert "INS-99" in html
    assert "<code>INS-04</code>" in html
    assert mentioned(text) == {"INS-04", "INS-99"}


def test_a_local_address_can_only_come_from_the_library_itself() -> None:
    html = render("[x](/biblioteca/)", addresses={"INS-04": "/biblioteca/INS-04/"}).html

    assert "<a " not in html


@pytest.mark.parametrize(
    "text",
    [
        "a" * (rendering.MAX_BYTES + 1),
        "é" * (rendering.MAX_BYTES // 2 + 1),
        "# a\n" * 10_000,
        "[" * 200_000,
        "|a" * 200_000,
        "- a\n" * 200_000,
        "\\" * 200_000,
    ],
)
def test_what_would_take_long_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(DomainError):
        render(text)


def test_five_megabytes_of_plain_words_are_read() -> None:
    text = "paraula " * (rendering.MAX_BYTES // 8)

    assert len(render(text).html) >= len(text.strip())


def test_a_thousand_headings_are_enough() -> None:
    render("# a\n" * rendering.MAX_HEADINGS)

    with pytest.raises(DomainError, match="headings"):
        render("# a\n" * (rendering.MAX_HEADINGS + 1))


def test_quotes_within_quotes_do_not_go_on_for_ever() -> None:
    assert_safe(render("> " * 5_000 + "a").html)
