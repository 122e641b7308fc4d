"""Read a questionnaire from the rows of a spreadsheet: everything else is left to `parse`."""

from collections.abc import Iterable, Mapping
from typing import Any

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.numerals import NONE, whole
from selfassessment.rules.authoring import sheet_columns as names
from selfassessment.rules.authoring.cells import from_cell, from_lines
from selfassessment.rules.authoring.sheet_columns import COLUMNS, Row
from selfassessment.rules.instrument import InvalidInstrument, Problem

_OPTION_PARTS = 3


class _Wrong(Exception):
    """A row that says nothing that can be read."""

    def __init__(self, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def from_rows(lines: Iterable[tuple[int, list[str]]]) -> dict[str, Any]:
    """Return the content that LINES, numbered rows of cells with their heading, describe.

    Raise InvalidInstrument with the line of every row that cannot be read.
    """
    rows = iter(lines)
    heading = next(rows, (1, []))[1]
    if tuple(heading[: len(COLUMNS)]) != COLUMNS:
        message = noop("the columns are not those of a questionnaire: start from an export")
        raise InvalidInstrument([Problem(_line(1), message)])
    content: dict[str, Any] = {"scale": [], "dimensions": []}
    problems = []
    for number, cells in rows:
        padded = [*cells, *[""] * (len(COLUMNS) - len(cells))]
        try:
            _take(content, dict(zip(COLUMNS, padded, strict=False)))
        except _Wrong as error:
            problems.append(Problem(_line(number), error.message, error.params))
    if problems:
        raise InvalidInstrument(problems)
    return content


def _line(number: int) -> str:
    return f"[{number}]"


def _take(content: dict[str, Any], row: Row) -> None:
    what = row["row"]
    if what == names.QUESTIONNAIRE:
        said = {"number": "code", "title": "text", "language": "kind"}
        content.update({key: from_cell(row[column]) for key, column in said.items()})
    elif what == names.RATING:
        content["rating"] = _rating(row)
    elif what == names.SCALE:
        said = {"name": "text", "description": "short_name"}
        level = {key: from_cell(row[column]) for key, column in said.items()}
        content["scale"].append({"value": _whole(row["code"]), **level})
    elif what == names.DIMENSION:
        said = {"code": "code", "name": "text", "short_name": "short_name"}
        part = {key: from_cell(row[column]) for key, column in said.items()}
        content["dimensions"].append({**part, "weight": _weight(row["weight"]), "questions": []})
    elif what == names.QUESTION:
        if not content["dimensions"]:
            raise _Wrong(noop("a question stands before the first dimension"))
        content["dimensions"][-1]["questions"].append(_question(row))
    else:
        raise _Wrong(noop("“%(word)s” is not known"), word=what[:40])


def _rating(row: Row) -> dict[str, Any]:
    floors = [_whole(row[column]) for column in names.LEVELS if row[column]]
    limits = [line.rsplit(" ", 1) for line in from_lines(row["text"])]
    if any(len(limit) < 2 for limit in limits):  # noqa: PLR2004  # a name and a number
        raise _Wrong(noop("a name and a number are expected in each line"))
    rest = {name: _whole(value) for name, value in limits}
    return {"scheme": row["kind"], **({"floors": floors} if floors else {}), **rest}


def _question(row: Row) -> dict[str, Any]:
    lists = {name: from_lines(row[name]) for name in names.LISTS}
    applies = {name: lists.pop(name) for name in ("kinds", "bands")}
    question: dict[str, Any] = {
        "code": from_cell(row["code"]),
        "kind": row["kind"] or "level",
        "text": from_cell(row["text"]),
        "weight": _weight(row["weight"]),
        **{name: _flag(row[name]) for name in names.FLAGS},
        **lists,
        "applies": applies,
    }
    if any(row[column] for column in names.LEVELS):
        question["levels"] = [from_cell(row[column]) for column in names.LEVELS]
    if row["condition"]:
        question["condition"] = _condition(row["condition"])
    if row["from"]:
        question["from"] = [code for code in from_lines(row["from"]) if code != names.NOTHING]
    if row["gate"]:
        question["gate"] = _whole(row["gate"])
    return {**question, **_details(row, question["kind"])}


def _details(row: Row, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if kind == "number":
        found["unit"] = from_cell(row["unit"])
        found["decimals"] = _whole(row["decimals"] or "0")
    if row["most"]:
        found["most"] = _weight(row["most"])
    if row["numbers"]:
        found["bands"] = [_band(line) for line in from_lines(row["numbers"])]
    if row["options"]:
        found["options"] = [_option(line) for line in from_lines(row["options"])]
    return found


def _band(line: str) -> Mapping[str, Any]:
    start, sign, level = line.rpartition("=")
    if not sign:
        raise _Wrong(noop("each band is written as a number, = and its level"))
    return {"from": _weight(start.strip()), "level": _whole(level.strip())}


def _option(line: str) -> Mapping[str, Any]:
    parts = line.split(" | ", _OPTION_PARTS - 1)
    if len(parts) < _OPTION_PARTS:
        raise _Wrong(noop("each option is written as its code | its points | its text"))
    return {"code": parts[0].strip(), "text": parts[2], "points": _weight(parts[1].strip())}


def _condition(cell: str) -> Mapping[str, Any]:
    code, _sign, rest = cell.partition(" | ")
    span, _sign, chosen = rest.partition(" | ")
    least, sign, most = span.partition(" to ")
    if not sign:
        raise _Wrong(noop("a condition is written as code | least to most, as in D1.1 | 2 to 4"))
    limits = {"at_least": _whole(least.strip()), "at_most": _whole(most.strip())}
    return {"question": code, **limits, **({"chosen": chosen} if chosen else {})}


def _flag(cell: str) -> object:
    """Return yes or no; anything else as it stands, for `parse` to refuse."""
    return {names.YES: True, names.NO: False, "": False}.get(cell.casefold(), cell)


def _whole(cell: str) -> object:
    """Return a whole number; anything else as it stands, for `parse` to refuse."""
    return cell if whole(cell) == NONE else whole(cell)


def _weight(cell: str) -> object:
    """Return a number as content keeps it; anything else as it stands, for `parse` to refuse."""
    return _whole(cell.replace(",", "."))
