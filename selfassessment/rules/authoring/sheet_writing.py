"""Write a questionnaire as the rows of a spreadsheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from selfassessment.rules.authoring import sheet_columns as names
from selfassessment.rules.authoring.cells import to_cell, to_lines
from selfassessment.rules.authoring.sheet_columns import COLUMNS, NOTHING, Row


def to_rows(content: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the rows of CONTENT, which is canonical, in the order of COLUMNS."""
    for row in _rows(content):
        yield [row.get(column, "") for column in COLUMNS]


def _rows(content: Mapping[str, Any]) -> Iterator[Row]:
    yield {
        "row": names.QUESTIONNAIRE,
        "code": to_cell(content["number"]),
        "text": to_cell(content["title"]),
        "kind": to_cell(content["language"]),
    }
    if "rating" in content:
        yield _rating(content["rating"])
    for level in content["scale"]:
        said = {"text": to_cell(level["name"]), "short_name": to_cell(level["description"])}
        yield {"row": names.SCALE, "code": str(level["value"]), **said}
    for part in content["dimensions"]:
        yield {
            "row": names.DIMENSION,
            "code": to_cell(part["code"]),
            "text": to_cell(part["name"]),
            "short_name": to_cell(part["short_name"]),
            "weight": str(part["weight"]),
        }
        yield from (_question(question) for question in part["questions"])


def _rating(rating: Mapping[str, Any]) -> Row:
    floors = zip(names.LEVELS, map(str, rating.get("floors", ())), strict=False)
    rest = {key: value for key, value in rating.items() if key not in {"scheme", "floors"}}
    limits = [f"{key} {value}" for key, value in rest.items()]
    return {"row": names.RATING, "kind": rating["scheme"], "text": to_lines(limits), **dict(floors)}


def _question(question: Mapping[str, Any]) -> Row:
    flags = {name: names.YES if question[name] else names.NO for name in names.FLAGS}
    lists = {name: to_lines(question[name]) for name in ("evidence", "norms", "documents")}
    levels = zip(names.LEVELS, map(to_cell, question.get("levels", ())), strict=False)
    more = {name: to_cell(str(question[name])) for name in ("unit", "decimals", "most", "gate")
            if name in question}  # fmt: skip
    return {
        "row": names.QUESTION,
        "code": to_cell(question["code"]),
        "text": to_cell(question["text"]),
        "kind": question["kind"],
        "weight": str(question["weight"]),
        "condition": _condition(question.get("condition")),
        "numbers": to_lines(f"{band['from']} = {band['level']}" for band in _numbers(question)),
        "options": to_lines(
            f"{option['code']} | {option['points']} | {option['text']}"
            for option in question.get("options", ())
        ),
        "kinds": to_lines(question["applies"]["kinds"]),
        "bands": to_lines(question["applies"]["bands"]),
        "from": to_lines(question["from"] or [NOTHING]) if "from" in question else "",
        **flags,
        **lists,
        **dict(levels),
        **more,
    }


def _numbers(question: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = question.get("bands", [])
    return found


def _condition(condition: Mapping[str, Any] | None) -> str:
    if condition is None:
        return ""
    said = [condition["question"], f"{condition['at_least']} to {condition['at_most']}"]
    return " | ".join([*said, *([condition["chosen"]] if "chosen" in condition else [])])
