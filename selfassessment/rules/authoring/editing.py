"""Change the plain content of a questionnaire that is being written, one piece at a time.

Content here may still be faulty; codes tell its pieces apart. Nothing is changed in place.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

Content = dict[str, Any]
Piece = dict[str, Any]

HEADING = ("title", "number", "language", "scale", "rating")


class NoSuchPiece(DomainError):
    """What was to be changed is not in the content."""

    status = 404


class CodeTaken(DomainError):
    """Two pieces would have the same code."""

    status = 422


def empty(title: str, scale: Sequence[Mapping[str, object]]) -> Content:
    """Return a questionnaire called TITLE with SCALE and nothing in it yet."""
    rows = [dict(level) for level in scale]
    return {"title": title, "number": "", "language": "ca", "scale": rows, "dimensions": []}


def dimension(content: Content, code: str) -> Piece:
    """Return the dimension called CODE, or raise NoSuchPiece."""
    for part in content["dimensions"]:
        if part["code"] == code:
            found: Piece = part
            return found
    raise NoSuchPiece(noop("This dimension is no longer in the questionnaire."))


def home(content: Content, code: str) -> tuple[Piece, int]:
    """Return the dimension of the question called CODE, and its place there."""
    for part in content["dimensions"]:
        for at, question in enumerate(part["questions"]):
            if question["code"] == code:
                return part, at
    raise NoSuchPiece(noop("This question is no longer in the questionnaire."))


def question(content: Content, code: str) -> Piece:
    """Return the question called CODE, or raise NoSuchPiece."""
    part, at = home(content, code)
    found: Piece = part["questions"][at]
    return found


def codes(content: Content) -> list[str]:
    """Return the codes of all dimensions and questions."""
    parts = content["dimensions"]
    return [*(part["code"] for part in parts), *(q["code"] for p in parts for q in p["questions"])]


def with_heading(content: Content, heading: Mapping[str, object]) -> Content:
    """Return CONTENT with another HEADING; a rating of None is the usual one."""
    made = {**content, **heading}
    return {key: value for key, value in made.items() if value is not None}


def with_dimension(content: Content, code: str, piece: Mapping[str, object]) -> Content:
    """Return CONTENT in which the dimension CODE says what PIECE does; a new one without CODE."""
    made = deepcopy(content)
    _check_free(made, str(piece["code"]), besides=code)
    if code:
        dimension(made, code).update(piece)
    else:
        made["dimensions"].append({**piece, "questions": []})
    return made


def with_question(content: Content, part: str, code: str, piece: Piece) -> Content:
    """Return CONTENT with PIECE in place of the question CODE, or new in the dimension PART.

    Conditions that name the question follow when its code changes.
    """
    made = deepcopy(content)
    _check_free(made, piece["code"], besides=code)
    if not code:
        dimension(made, part)["questions"].append(piece)
        return made
    where, at = home(made, code)
    where["questions"][at] = piece
    if piece["code"] != code:
        _rename(made, code, piece["code"])
    return made


def with_origins(content: Content, code: str, origins: Sequence[str] | None) -> Content:
    """Return CONTENT in which the question CODE comes from ORIGINS; None takes that back."""
    made = deepcopy(content)
    piece = question(made, code)
    piece.pop("from", None)
    if origins is not None:
        piece["from"] = list(origins)
    return made


def rehomed(content: Content, code: str, part: str) -> Content:
    """Return CONTENT with the question CODE as the last one of the dimension PART."""
    made = deepcopy(content)
    where, at = home(made, code)
    goal = dimension(made, part)
    if goal is not where:
        goal["questions"].append(where["questions"].pop(at))
    return made


def without(content: Content, code: str) -> Content:
    """Return CONTENT without the dimension or question called CODE."""
    made = deepcopy(content)
    parts = [part for part in made["dimensions"] if part["code"] != code]
    if len(parts) < len(made["dimensions"]):
        return {**made, "dimensions": parts}
    part, at = home(made, code)
    del part["questions"][at]
    return made


def moved(content: Content, code: str, steps: int) -> Content:
    """Return CONTENT with the dimension or question CODE so many STEPS further down."""
    made = deepcopy(content)
    rows = made["dimensions"]
    if code not in {part["code"] for part in rows}:
        rows = home(made, code)[0]["questions"]
    at = [row["code"] for row in rows].index(code)
    row = rows.pop(at)
    rows.insert(max(0, at + steps), row)
    return made


def _check_free(content: Content, code: str, *, besides: str) -> None:
    if code != besides and code in codes(content):
        raise CodeTaken(noop("This code is already used in the questionnaire."))


def _rename(content: Content, old: str, new: str) -> None:
    for part in content["dimensions"]:
        for row in part["questions"]:
            if row.get("condition", {}).get("question") == old:
                row["condition"] = {**row["condition"], "question": new}
