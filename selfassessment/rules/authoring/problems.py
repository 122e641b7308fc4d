"""What is wrong with a questionnaire that is being written, and where to mend it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selfassessment.rules.instrument import Instrument, InvalidInstrument, Problem, parse

_PLACE = re.compile(r"dimensions\[(\d+)\](?:\.questions\[(\d+)\])?(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A problem, with the codes of the dimension and the question, and the field, it is at.

    What is empty is not meant: a problem of the heading has neither code.
    """

    problem: Problem
    dimension: str = ""
    question: str = ""
    field: str = ""


def sound(content: Mapping[str, Any]) -> Instrument | None:
    """Return the questionnaire that CONTENT describes; None while something is wrong."""
    try:
        return parse(content)
    except InvalidInstrument:
        return None


def spots(content: Mapping[str, Any]) -> list[Spot]:
    """Return all that is wrong with CONTENT, each with its place."""
    try:
        parse(content)
    except InvalidInstrument as error:
        return [spot(content, problem) for problem in error.places]
    return []


def spot(content: Mapping[str, Any], problem: Problem) -> Spot:
    """Return where PROBLEM is to be mended in CONTENT."""
    found = _PLACE.match(problem.place)
    if not found:
        return Spot(problem, field=problem.place.partition(".")[0].partition("[")[0])
    part = content["dimensions"][int(found[1])]
    question = part["questions"][int(found[2])]["code"] if found[2] else ""
    return Spot(problem, part["code"], question, found[3] or "")
