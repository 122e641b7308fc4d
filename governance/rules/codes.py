"""Official codes of local bodies and their control digits."""

import re

# The figure that each digit counts for; which table holds depends on its place in the code.
_A = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
_B = (0, 3, 8, 2, 7, 4, 1, 5, 9, 6)
_C = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_INE_TABLES = (_C, _B, _A, _C, _B)

_LENGTH = 10
_INE_LENGTH = 6
_NIF = re.compile(r"([A-HJNP-SUVW])([0-9]{7})([0-9A-J])")
_NIF_LETTERS = "JABCDEFGHI"
_CONTROL_IS_LETTER = "NPQRSW"
_CONTROL_IS_DIGIT = "ABEH"


def ine_control(digits: str) -> str:
    """Return the control digit, sixth of an INE code, for its first five DIGITS."""
    if not _digits(digits, len(_INE_TABLES)):
        raise ValueError("five digits, please")
    total = sum(table[int(digit)] for table, digit in zip(_INE_TABLES, digits, strict=True))
    return str(-total % 10)


def is_ine_code(code: str) -> bool:
    """Say whether CODE is six digits of which the last controls the others."""
    return _digits(code, _INE_LENGTH) and ine_control(code[:5]) == code[5]


def with_leading_zero(code: str) -> str:
    """Return CODE with the leading zero that a spreadsheet took from its ten digits."""
    return f"0{code}" if _digits(code, _LENGTH - 1) else code


def ine_with_leading_zero(code: str) -> str:
    """Return CODE with the leading zero that a spreadsheet took from its six digits."""
    return f"0{code}" if _digits(code, _INE_LENGTH - 1) else code


def last_control(digits: str) -> str:
    """Return the tenth digit for the first nine DIGITS of the code of a body that stands alone."""
    if not _digits(digits, _LENGTH - 1):
        raise ValueError("nine digits, please")
    return str(-_B[int(digits[5])] % 10)


def is_code(code: str) -> bool:
    """Say whether CODE is ten digits with good controls.

    Of a dependent body (its digits seven to nine are not 000) only the first control is known.
    """
    if not _digits(code, _LENGTH) or not is_ine_code(code[:6]):
        return False
    return code[6:9] != "000" or last_control(code[:9]) == code[9]


def is_nif(nif: str) -> bool:
    """Say whether NIF, in capitals without separators, ends in the control of its seven digits."""
    parts = _NIF.fullmatch(nif)
    if parts is None:
        return False
    kind, digits, control = parts.groups()
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    wanted = -(doubled + sum(map(int, digits[1::2]))) % 10
    if kind in _CONTROL_IS_LETTER:
        return control == _NIF_LETTERS[wanted]
    if kind in _CONTROL_IS_DIGIT:
        return control == str(wanted)
    return control in {str(wanted), _NIF_LETTERS[wanted]}


def _digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
