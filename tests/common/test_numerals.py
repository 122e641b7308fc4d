"""Whole numbers are read in plain digits, as far as a column holds them."""

import pytest

from eset_portal.common.rules.numerals import NONE, whole


@pytest.mark.parametrize(
    ("written", "number"), [("0", 0), ("7", 7), ("007", 7), ("999999999", 999_999_999)]
)
def test_plain_digits_are_a_number(written: str, number: int) -> None:
    assert whole(written) == number


@pytest.mark.parametrize(
    "written", ["", " 1", "-1", "+1", "1.0", "1_0", "²", "٣", "x", "1000000000", "9" * 5000]
)
def test_anything_else_is_none(written: str) -> None:
    assert whole(written) == NONE
