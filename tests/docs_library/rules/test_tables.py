"""Tables that are whole are left alone; what is broken is said by its line."""

import pytest

from docs_library.rules import tables

HEAD = "| A | B |\n| --- | :-: |\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "| 1 | 2 |\n| 1 |\n", []),
        (HEAD + r"| 1 | a \| b |" + "\n", []),
        ("```\n| A |\n| B |\n```\n", []),
        ("    | A | B |\n", []),
        (HEAD + "| 1 | 2 | 3 |\n", [(3, tables.CUT)]),
        ("x\n\n| A | B |\n| 1 | 2 |\n", [(3, tables.NO_RULE)]),
        ("| A | B |\n| --- |\n| 1 | 2 |\n", [(1, tables.UNEVEN)]),
    ],
)
def test_only_broken_tables_are_named(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.line, one.message) for one in tables.broken(text)] == found
