"""Control digits of INE codes, ten-digit codes and NIF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eset_portal.common import sheets
from governance.rules import codes
from governance.services.register import FOLDER

DIGITS = "0123456789"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=length, max_size=length)


def test_every_code_of_the_register_file_is_good() -> None:
    (_line, headings), *rows = sheets.read(FOLDER / "entities.csv")
    table = [dict(zip(headings, cells, strict=True)) for _line, cells in rows]

    assert [row["code"] for row in table if row["code"] and not codes.is_code(row["code"])] == []
    assert [
        r["ine_code"] for r in table if r["ine_code"] and not codes.is_ine_code(r["ine_code"])
    ] == []


@pytest.mark.parametrize(
    "code", ["9821920002", "8103040003", "8101150006", "8000840003", "0800180001"]
)
def test_codes_seen_in_documents_are_good(code: str) -> None:
    assert codes.is_code(code)


@given(digits(5), st.integers(0, 9))
def test_only_one_digit_controls_five(five: str, last: int) -> None:
    assert codes.is_ine_code(f"{five}{last}") == (str(last) == codes.ine_control(five))


@given(digits(5), st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(five: str, at: int, shift: int) -> None:
    wrong = five[:at] + str((int(five[at]) + shift) % 10) + five[at + 1 :]

    assert not codes.is_ine_code(wrong + codes.ine_control(five))


@given(digits(5), st.integers(1, 9))
def test_the_last_digit_controls_a_body_that_stands_alone(five: str, shift: int) -> None:
    nine = f"{five}{codes.ine_control(five)}000"
    good = codes.last_control(nine)
    wrong = str((int(good) + shift) % 10)

    assert codes.is_code(nine + good)
    assert not codes.is_code(nine + wrong)


@given(digits(5), st.integers(1, 999), st.integers(0, 9))
def test_of_a_dependent_body_only_the_first_control_counts(five: str, unit: int, last: int) -> None:
    control = codes.ine_control(five)
    other = str((int(control) + 1) % 10)

    assert codes.is_code(f"{five}{control}{unit:03}{last}")
    assert not codes.is_code(f"{five}{other}{unit:03}{last}")


@given(st.text(max_size=12))
def test_no_text_makes_the_checks_fail(text: str) -> None:
    assert codes.is_code(text) in {True, False}
    assert codes.is_ine_code(text) in {True, False}
    assert codes.is_nif(text) in {True, False}


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert not codes.is_ine_code("٠٨٠٠١٨")


def test_the_leading_zero_that_a_spreadsheet_took_returns() -> None:
    assert codes.with_leading_zero("800180001") == "0800180001"
    assert codes.with_leading_zero("8101150006") == "8101150006"
    assert codes.with_leading_zero("80018000X") == "80018000X"
    assert codes.ine_with_leading_zero("80018") == "080018"
    assert codes.ine_with_leading_zero("431613") == "431613"


@pytest.mark.parametrize("nif", ["P1701600G", "Q0801175A", "A58818501"])
def test_good_nifs_are_good(nif: str) -> None:
    assert codes.is_nif(nif)


@pytest.mark.parametrize(
    "nif", ["P1704900D", "P1701600H", "P17016006", "12345678Z", "p1701600g", ""]
)
def test_other_nifs_are_not(nif: str) -> None:
    assert not codes.is_nif(nif)


@pytest.mark.parametrize("wrong", ["", "1234", "123456", "12a45"])
def test_a_control_is_asked_of_the_right_number_of_digits(wrong: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        codes.ine_control(wrong)
    with pytest.raises(ValueError, match="digits"):
        codes.last_control(wrong)
