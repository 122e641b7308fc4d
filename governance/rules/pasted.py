"""Lists of bodies that people paste: a code or a name a line, or rows of a spreadsheet."""

import re
from dataclasses import dataclass

from governance.rules import codes, naming

LONGEST_LINE = 300
_CELLS = re.compile(r"[\t;|]")
_DIGITS = re.compile(r"[0-9][0-9 .]{3,}[0-9]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as typed, the code in it ("" for none), and the key of its name."""

    text: str
    code: str
    key: str


def entries(text: str) -> list[Entry]:
    """Return one entry for each line of TEXT that says something, each body once.

    In a row of several cells a code counts before a name; a code may lack its leading zero.
    """
    found: dict[tuple[str, str], Entry] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in _CELLS.split(line[:LONGEST_LINE]) if cell.strip()]
        if not cells:
            continue
        numbers = [cell for cell in cells if _DIGITS.fullmatch(cell)]
        code = _code(numbers[0]) if numbers else ""
        key = "" if code else naming.sort_key(cells[0])
        found.setdefault((code, key), Entry(line.strip()[:LONGEST_LINE], code, key))
    return list(found.values())


def _code(typed: str) -> str:
    digits = re.sub(r"[ .]", "", typed)
    return codes.with_leading_zero(codes.ine_with_leading_zero(digits))
