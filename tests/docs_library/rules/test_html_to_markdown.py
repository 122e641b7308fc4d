"""What a word processor's file becomes: Markdown that reads the same, and what is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_library.rules.html_to_markdown import turn
from docs_library.rules.rendering import render

CASES = {
    "<h1>Títol</h1><h3>Apartat</h3>": "## Títol\n\n### Apartat\n",
    "<p>Un <strong>text</strong> i <em>èmfasi</em></p>": "Un **text** i _èmfasi_\n",
    "<p><a href='https://x.cat'>enllaç</a></p>": "[enllaç](https://x.cat)\n",
    "<ul><li>un<ul><li>dins</li></ul></li><li>dos</li></ul>": "- un\n   - dins\n- dos\n",
    "<ol><li>a</li><li>b</li></ol>": "1. a\n2. b\n",
    "<p>una</p><p>dues</p>": "una\n\ndues\n",
    "<table><tr><td><p>A</p></td><td>B</td></tr><tr><td>1|2</td></tr></table>": (
        "| A | B |\n| --- | --- |\n| 1\\|2 |  |\n"
    ),
    "<table></table>": "\n",
    "<blockquote>cita</blockquote>": "> cita\n",
    "<p>  molt   espai\n aquí </p>": "molt espai aquí\n",
}


@pytest.mark.parametrize(("html", "markdown"), CASES.items())
def test_what_markdown_can_say_is_said(html: str, markdown: str) -> None:
    assert turn(html).text == markdown


def test_what_markdown_cannot_say_is_counted() -> None:
    turned = turn("<p>Fi<img src='x'><img></p><p><a href='#nota'>nota</a></p><video></video>")

    assert turned.text == "Fi\n\nnota\n"
    assert turned.lost == {"img": 2, "a": 1, "video": 1}


def test_a_script_of_the_file_never_becomes_a_link() -> None:
    assert turn("<p><a href='javascript:alert(1)'>aquí</a></p>").text == "aquí\n"


def test_signs_of_markdown_in_words_stay_words() -> None:
    text = turn("<p>2 * 3 * 4 i [x] i <u>snake_case</u> &lt;b&gt;</p>").text

    assert "<p>2 * 3 * 4 i [x] i snake_case &lt;b&gt;</p>" in render(text).html


TAGS = "<ul> </ul> <li> <table> <tr> <td> </td> </table> <p> </p> <h2> </h2> | <ol> </ol> <b> </b>"


@settings(deadline=None, max_examples=200, database=None)
@given(st.lists(st.sampled_from([*TAGS.split(), "<a href='x'>", "</a>", "text"]), max_size=25))
def test_no_heap_of_tags_stops_it(pieces: list[str]) -> None:
    assert turn("".join(pieces)).text.endswith("\n")
