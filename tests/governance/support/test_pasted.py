"""Lists of bodies as people paste them."""

import pytest

from governance.rules.pasted import entries


@pytest.mark.parametrize(
    ("line", "code", "key"),
    [
        ("0801930008", "0801930008", ""),
        ("801930008", "0801930008", ""),
        (" 08019 3 0008 ", "0801930008", ""),
        ("080193", "080193", ""),
        ("80193", "080193", ""),
        ("0801930008\tAjuntament de Barcelona", "0801930008", ""),
        ("Ajuntament de Barcelona;0801930008", "0801930008", ""),
        ("Ajuntament de l'Ametlla del Vallès", "", "ametlla del valles l"),
        ("el Bruc", "", "bruc el"),
        ("<script>alert(1)</script>", "", "script alert 1 script"),
        ("12", "", "12"),
    ],
)
def test_a_line_is_a_code_or_a_name(line: str, code: str, key: str) -> None:
    (found,) = entries(line)
    assert (found.code, found.key) == (code, key)


def test_empty_lines_and_repeated_bodies_do_not_count() -> None:
    text = "el Bruc\r\n\n  \nAjuntament del Bruc\n801930008\n0801930008\n;;\n"
    assert [found.text for found in entries(text)] == ["el Bruc", "801930008"]


def test_nothing_is_an_empty_list() -> None:
    assert entries("") == []


def test_an_endless_line_is_cut() -> None:
    assert len(entries("x" * 100_000)[0].text) == 300
