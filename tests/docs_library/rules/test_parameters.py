"""Parameters are filled with the facts of the reader's body, as words and never as Markdown."""

import pytest

from docs_library.rules import parameters
from docs_library.rules.parameters import Unknown
from docs_library.rules.rendering import render

BODY = {"ens.nom": "Ajuntament *de* <b>Vila</b>", "ens.nif": ""}


def test_the_name_of_the_body_stands_in_the_text_as_it_is_written() -> None:
    html = render("{{ ens.nom }} publica.", values=BODY).html

    assert html == "<p>Ajuntament *de* &lt;b&gt;Vila&lt;/b&gt; publica.</p>\n"


def test_who_has_no_body_sees_what_would_stand_there() -> None:
    assert "[nom de l’ens] i [NIF de l’ens]" in render("{{ens.nom}} i {{ ens.nif }}").html
    assert "[NIF de l’ens]" in render("{{ ens.nif }}", values=BODY).html


def test_they_are_filled_in_code_and_tables_too() -> None:
    html = render("`{{ ens.nom }}`\n\n```\n{{ ens.nom }}\n```\n\n|a|\n|-|\n|{{ ens.nom }}|").html

    assert html.count("[nom de l’ens]") == 3


def test_a_heading_shows_the_name_and_keeps_one_anchor_for_everybody() -> None:
    text = "## Com ho fa {{ ens.nom }}"
    mine, anybody = render(text, values={"ens.nom": "Vila"}), render(text)

    assert mine.headings[0].text == "Com ho fa Vila"
    assert mine.headings[0].anchor == anybody.headings[0].anchor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ ens.nom }}", []),
        ("Un\n{{ ens.alcalde }} i {{x}}", [Unknown("ens.alcalde", 2), Unknown("x", 2)]),
        ("{{ }}", [Unknown("", 1)]),
        ("{ ens.nom }", []),
        ("{{ ens.nom", []),
    ],
)
def test_what_nobody_knows_is_told_with_its_line(text: str, found: list[Unknown]) -> None:
    assert parameters.unknown(text) == found


def test_what_nobody_knows_stays_as_it_is_written() -> None:
    assert "{{ ens.alcalde }}" in render("{{ ens.alcalde }}", values=BODY).html


def test_every_parameter_has_its_words() -> None:
    assert parameters.KNOWN.keys() == parameters.UNFILLED.keys()
