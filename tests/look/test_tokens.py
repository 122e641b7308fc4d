"""Colours live in one room, and whoever reads can read."""

import re

import pytest

from tests.look.reading import STYLES, contrast, style, token_pairs

TEXT_ON = {
    "ink": ["paper", "card", "sunk", "accent-wash", "warn-wash", "bad-wash", "good-wash"],
    "ink-soft": ["paper", "card", "sunk", "accent-wash"],
    "ink-faint": ["paper", "card", "sunk"],
    "accent": ["paper", "card", "sunk", "accent-wash", "warn-wash"],
    "accent-strong": ["paper", "card", "sunk", "accent-wash"],
    "accent-ink": ["accent", "accent-strong"],
    "warn": ["paper", "card", "warn-wash"],
    "bad": ["paper", "card", "bad-wash"],
    "bad-ink": ["bad"],
    "good": ["paper", "card", "good-wash"],
    "d-ink": ["d0", "d1", "d2"],
    "d-ink-deep": ["d3", "d4"],
}
PAPER = (
    "report.css",
    "edition.css",
    "agreement.css",
    "minutes.css",
)  # paper has no themes, and no tokens
SHAPE_ON = {"line-strong": ["paper", "card"], "accent": ["paper", "card", "sunk"]}
TEXT_PAIRS = [(text, ground) for text, grounds in TEXT_ON.items() for ground in grounds]
SHAPE_PAIRS = [(shape, ground) for shape, grounds in SHAPE_ON.items() for ground in grounds]
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|hwb)\(", re.IGNORECASE)
NAMED = re.compile(r":\s*(?:white|black|red|green|blue|gr[ae]y|orange|teal)\b")


def test_measures_contrast_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground_in_light_and_dark(text: str, ground: str) -> None:
    pairs = token_pairs()
    for theme in (0, 1):
        assert contrast(pairs[text][theme], pairs[ground][theme]) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_edges_of_controls_can_be_seen_in_light_and_dark(shape: str, ground: str) -> None:
    pairs = token_pairs()
    for theme in (0, 1):
        assert contrast(pairs[shape][theme], pairs[ground][theme]) >= 3


def test_five_degrees_go_in_one_direction_in_each_theme() -> None:
    pairs = token_pairs()
    for theme, ground in ((0, pairs["paper"][0]), (1, pairs["paper"][1])):
        steps = [contrast(pairs[f"d{degree}"][theme], ground) for degree in range(5)]
        assert steps == sorted(steps)
        assert len(set(steps)) == 5


def test_no_colour_has_a_value_outside_the_tokens() -> None:
    for path in sorted(STYLES.glob("*.css")):
        if path.name in {"tokens.css", *PAPER}:
            continue
        text = style(path.name)
        assert not COLOUR.search(text), path.name
        assert not NAMED.search(text), path.name


def test_every_token_used_is_defined() -> None:
    defined = set(re.findall(r"(--[\w-]+):", style("tokens.css")))
    for path in sorted(STYLES.glob("*.css")):
        assert set(re.findall(r"var\((--[\w-]+)", style(path.name))) <= defined, path.name
