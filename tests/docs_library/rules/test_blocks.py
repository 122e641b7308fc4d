"""A text is cut into blocks that lose nothing of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_library.rules import blocks

LINES = st.sampled_from(
    (
        *("# Títol", "## 1. Objecte", "Text *amb* marques.", "- punt", "  - punt dins", "1. pas"),
        *("> cita", "```", "~~~~", "    codi", "", "***", "[r]: http://x", "===", "\t"),
        *("| a | b |", "|---|---|", "| 1 | 2 |"),
    )
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.builds(str.__add__, LINES, ENDS)).map("".join))


@given(TEXTS)
def test_the_sources_of_all_blocks_are_the_text(text: str) -> None:
    assert "".join(block.source for block in blocks.split(text)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# A\n\ntext\n", [("heading", 1, "A"), ("paragraph", 0, "text")]),
        ("- a\n- b\n  - c\n", [("item", 1, "a"), ("item", 1, "b"), ("item", 2, "c")]),
        ("1. a\n2. b\n", [("step", 1, "a"), ("step", 1, "b")]),
        ("> cita\n", [("quote", 1, "cita")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", [("head", 0, "a │ b"), ("row", 0, "1 │ 2")]),
        ("```\n# no\n```\n# sí\n", [("code", 0, "# no\n"), ("heading", 1, "sí")]),
        ("a\n\n***\n", [("paragraph", 0, "a"), ("rule", 0, "")]),
        ("[r]: http://x\n", [("paragraph", 0, "[r]: http://x")]),
        ("\n\n", [("paragraph", 0, "")]),
        ("\n# A\n", [("heading", 1, "A")]),
        ("", []),
    ],
)
def test_each_block_is_known_by_its_kind(text: str, found: list[tuple[str, int, str]]) -> None:
    assert [(one.kind, one.level, one.content) for one in blocks.split(text)] == found


def test_only_the_first_paragraph_of_an_item_has_its_marker() -> None:
    found = blocks.split("3. a\n\n   més\n\n4. b\n")

    assert [one.marker for one in found] == ["3.", "", "4."]
    assert {one.kind for one in found} == {"step"}


def test_the_number_of_a_step_and_empty_lines_do_not_make_another_block() -> None:
    assert blocks.split("1. a\n") == blocks.split("2. a\n\n\n")


def test_a_heading_inside_code_cuts_nothing() -> None:
    text = "~~~\n# a\n~~~\n"

    assert [one.kind for one in blocks.split(text)] == ["code"]


def test_ten_thousand_headings_are_ten_thousand_blocks() -> None:
    assert len(blocks.split("# x\n\n" * 10_000)) == 10_000
