"""Find the tables of a Markdown text that will not be shown as their writer meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

NO_RULE = noop("Line %(line)s: this is shown as words, for no line of dashes follows its head.")
UNEVEN = noop("Line %(line)s: this is shown as words: head and dashes differ in columns.")
CUT = noop("Line %(line)s: the row has more cells than its table, and the last are not shown.")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r" {0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong with a table, as a message that asks for its `line`."""

    line: int
    message: str


def broken(text: str) -> Iterator[Broken]:
    """Give what is wrong with the tables of TEXT, by lines from 1; what stands in code is left."""
    lines, inside, number = text.split("\n"), "", 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        if fence and inside in ("", fence[1]):
            inside = "" if inside else fence[1]
        elif not inside and _is_row(lines[number]):
            rows = number
            while number < len(lines) and _is_row(lines[number]):
                number += 1
            yield from _of_table(lines[rows:number], rows + 1)
            continue
        number += 1


def _of_table(rows: list[str], first: int) -> Iterator[Broken]:
    width = _cells(rows[0])
    if len(rows) < 2 or not _RULE.match(rows[1]):  # noqa: PLR2004
        yield Broken(first, NO_RULE)
    elif _cells(rows[1]) != width:
        yield Broken(first, UNEVEN)
    else:
        for place, row in enumerate(rows[2:], start=first + 2):
            if _cells(row) > width:
                yield Broken(place, CUT)


def _is_row(line: str) -> bool:
    return line.lstrip(" ").startswith("|") and len(line) - len(line.lstrip(" ")) < 4  # noqa: PLR2004


def _cells(row: str) -> int:
    return len(_BAR.findall(row.strip().strip("|"))) + 1
