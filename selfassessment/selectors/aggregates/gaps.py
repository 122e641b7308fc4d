"""Which questions hold a group back, and which documents stand behind them."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from docs_library.selectors import documents as library
from selfassessment.rules.aggregates import FEWEST_FOR_QUARTILES
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.rounding import one_decimal, whole
from selfassessment.rules.vocabulary import TOP_LEVEL
from selfassessment.selectors import control
from selfassessment.selectors.aggregates.members import Member

LOW = 1
Facts = dict[str, Any]


def questions(instrument: Instrument, people: Sequence[Member]) -> list[Facts]:
    """Return each question that ten or more of PEOPLE answered, the costliest gap first.

    The cost is how many points of the overall mean are lost because answers are under the top.
    """
    found: dict[str, list[int]] = {}
    aside: dict[str, int] = {}
    for one in people:
        for code, given in control.thawed(one.levels).items():  # type: ignore[arg-type]
            if given.not_applicable:
                aside[code] = aside.get(code, 0) + 1
            elif given.level is not None:
                found.setdefault(code, []).append(given.level)
    weights = _weights(instrument)
    rows = [
        _row(code, found[code], aside.get(code, 0), weight)
        | {"text": instrument.question(code).text, "dimension": part}
        for code, (part, weight) in weights.items()
        if len(found.get(code, ())) >= FEWEST_FOR_QUARTILES
    ]
    return sorted(rows, key=lambda row: (-row["cost"], row["code"]))


def documents(instrument: Instrument, rows: Sequence[Facts], *, on: date) -> list[Facts]:
    """Return the documents behind the questions of ROWS, by what their gaps cost together."""
    costs: dict[str, list[Facts]] = {}
    for row in rows:
        for code in instrument.question(row["code"]).documents:
            costs.setdefault(code, []).append(row)
    known = library.by_codes(costs, on)
    found = [
        {
            "code": code,
            "title": known[code].title if code in known else "",
            "questions": [row["code"] for row in behind],
            "cost": round(sum(row["cost"] for row in behind), 1),
        }
        for code, behind in costs.items()
    ]
    return sorted(found, key=lambda row: (-row["cost"], row["code"]))


def _row(code: str, levels: Sequence[int], aside: int, weight: Fraction) -> Facts:
    mean = Fraction(sum(levels), len(levels))
    low = Fraction(100 * sum(level <= LOW for level in levels), len(levels))
    asked = len(levels) + aside
    return {
        "code": code,
        "bodies": len(levels),
        "mean": float(one_decimal(mean)),
        "low": whole(low),
        "aside": whole(Fraction(100 * aside, asked)),
        "cost": float(one_decimal(100 * weight * (TOP_LEVEL - mean) / TOP_LEVEL)),
    }


def _weights(instrument: Instrument) -> Mapping[str, tuple[str, Fraction]]:
    """Return the dimension of each question and its share of the whole score."""
    total = sum((part.weight for part in instrument.dimensions), Fraction())
    found = {}
    for part in instrument.dimensions:
        inside = sum((question.weight for question in part.questions), Fraction())
        for question in part.questions:
            share = part.weight * question.weight / (total * inside) if total * inside else 0
            found[question.code] = (part.code, Fraction(share))
    return found
