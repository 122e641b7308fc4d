r"""Texts as cells of a spreadsheet: nothing is lost, and nothing is taken for a formula.

What a spreadsheet would change or run is written with a backslash: \\ a backslash, \n a line
end, \u0020 another character by its number. Lists stand in one cell, an item a line.
"""

import re
from collections.abc import Iterable

from eset_portal.common.cells import RISKY

_ESCAPED = re.compile(r"\\(\\|n|u[0-9a-fA-F]{4})")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def to_cell(text: str) -> str:
    """Return TEXT as one cell."""
    made = text.replace("\\", "\\\\").replace("\n", "\\n")
    made = _CONTROLS.sub(lambda found: _number(found[0]), made)
    if made[:1].isspace() or made.startswith(RISKY):
        made = _number(made[0]) + made[1:]
    if made[-1:].isspace():
        made = made[:-1] + _number(made[-1])
    return made


def from_cell(cell: str) -> str:
    """Return the text that CELL holds."""
    return _ESCAPED.sub(_character, cell)


def to_lines(texts: Iterable[str]) -> str:
    """Return TEXTS as one cell, each on its own line."""
    return "\n".join(to_cell(text) for text in texts)


def from_lines(cell: str) -> list[str]:
    """Return the texts that CELL holds, one a line; empty lines are left out."""
    return [from_cell(line) for line in cell.split("\n") if line.strip()]


def _number(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _character(found: re.Match[str]) -> str:
    known = {"\\": "\\", "n": "\n"}
    return known.get(found[1]) or chr(int(found[1][1:], 16))
