"""What the templates ask for, the style sheets have."""

import re
from pathlib import Path

import pytest

from tests.look.reading import OURS, STYLES, all_styles, style, templates

# Names that carry meaning for scripts or for people, not for the style sheets.
WITHOUT_STYLE = {"chart-drawing"}
PIECES = """
skip top brand acting frame side crumbs lead base demo btn primary quiet danger
card grid next tag good warn bad on bar scroll q levels saved saving
offline failed conflict sticky big kpis heat d0 d1 d2 d3 d4 hid legend
mine peer doc change facts alert field hint error filters pager empty menu language
rows invented visually-hidden num soft
"""


def classes_of(path: Path) -> set[str]:
    """Return the class names written out in a template, those inside tags of Django left out."""
    text = path.read_text(encoding="utf-8")
    values = re.findall(r'\bclass="((?:{%.*?%}|{{.*?}}|[^"])*)"', text)
    return {name for value in values for name in re.sub(r"{[{%].*?[}%]}", " ", value).split()}


@pytest.mark.parametrize("path", list(templates(*OURS)), ids=lambda path: path.name)
def test_every_class_of_a_template_has_a_rule(path: Path) -> None:
    known = set(re.findall(r"\.([a-z][\w-]*)", all_styles()))
    assert classes_of(path) - WITHOUT_STYLE <= known


@pytest.mark.parametrize("name", PIECES.split())
def test_the_pieces_promised_to_pages_exist(name: str) -> None:
    assert re.search(rf"\.{name}(?![\w-])", all_styles())


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_is_whole_and_asks_nothing_of_other_sites(path: Path) -> None:
    text = style(path.name)
    assert text.count("{") == text.count("}")
    assert "@import" not in text
    assert "url(" not in text
    assert len(text.splitlines()) <= 300


def test_nothing_moves_for_who_asked_for_no_movement() -> None:
    welcome = r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}"
    rest, moving = re.subn(welcome, "", all_styles(), flags=re.DOTALL)
    assert moving
    assert not re.search(r"transition|animation|scroll-behavior", rest)


def test_colours_of_the_reader_are_respected() -> None:
    text = all_styles()
    assert "forced-colors: active" in text
    assert "color-scheme: light dark" in text


def test_paper_gets_no_menus_nor_buttons() -> None:
    hidden = re.search(r"([^{}]*){ display: none; }", style("print.css"))
    assert hidden
    assert {".side", ".btn", ".base", ".skip"} <= {part.strip() for part in hidden[1].split(",")}
