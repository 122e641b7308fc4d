"""ISO/IEC 33020 as reprinted in the Automotive SPICE PAM 3.1, tables 13, 15 and 16."""

from fractions import Fraction

import pytest

from selfassessment.rules.scoring.iso33020 import ATTRIBUTES, capability_level, rating


@pytest.mark.parametrize(
    ("percentage", "plain", "refined"),
    [
        ("0", "N", "N"),
        ("15", "N", "N"),
        ("15.0001", "P", "P-"),
        ("32.5", "P", "P-"),
        ("32.5001", "P", "P+"),
        ("50", "P", "P+"),
        ("50.0001", "L", "L-"),
        ("67.5", "L", "L-"),
        ("67.5001", "L", "L+"),
        ("85", "L", "L+"),
        ("85.0001", "F", "F"),
        ("100", "F", "F"),
    ],
)
def test_bands_are_closed_on_the_right(percentage: str, plain: str, refined: str) -> None:
    assert rating(Fraction(percentage)) == plain
    assert rating(Fraction(percentage), refined=True) == refined


@pytest.mark.parametrize("percentage", ["-0.0001", "100.0001"])
def test_only_percentages_are_rated(percentage: str) -> None:
    with pytest.raises(ValueError, match="from 0 to 100"):
        rating(Fraction(percentage))


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ({}, 0),
        ({"1.1": "N"}, 0),
        ({"1.1": "P"}, 0),
        ({"1.1": "L"}, 1),
        ({"1.1": "F"}, 1),
        ({"1.1": "F", "2.1": "L", "2.2": "L"}, 2),
        ({"1.1": "F", "2.1": "L"}, 1),
        ({"1.1": "F", "2.1": "L", "2.2": "P"}, 1),
        ({"1.1": "L", "2.1": "F", "2.2": "F"}, 1),
        ({"1.1": "F", "2.1": "F", "2.2": "L", "3.1": "F", "3.2": "F"}, 2),
        ({"1.1": "F", "2.1": "F", "2.2": "F", "3.1": "L", "3.2": "F"}, 3),
        ({"1.1": "P", "2.1": "F", "2.2": "F", "3.1": "F", "3.2": "F"}, 0),
    ],
)
def test_a_level_needs_its_own_largely_and_the_lower_fully(
    ratings: dict[str, str], level: int
) -> None:
    assert capability_level(ratings) == level


@pytest.mark.parametrize("level", range(1, 6))
def test_table_16_level_by_level(level: int) -> None:
    lower = {name: "F" for n in range(1, level) for name in ATTRIBUTES[n]}
    own = dict.fromkeys(ATTRIBUTES[level], "L")
    higher = {name: "F" for n in range(level + 1, 6) for name in ATTRIBUTES[n]}
    assert capability_level(lower | own) == level
    assert capability_level(lower | own | higher) == level
