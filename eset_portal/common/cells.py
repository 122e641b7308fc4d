"""Cells of the tables that people take away."""

RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """Return VALUE as text that no spreadsheet takes for a formula; None is empty."""
    text = "" if value is None else str(value)
    is_number = isinstance(value, (int, float))
    return f"'{text}" if text.startswith(RISKY) and not is_number else text
