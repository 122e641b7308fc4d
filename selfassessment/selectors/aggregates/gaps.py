"""Which questions hold a group back, and which documents stand behind them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from docs_library.selectors import documents as library
from selfassessment.rules import gap_costs
from selfassessment.rules.disclosure_tables import FEWEST_FOR_QUARTILES
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.rounding import one_decimal, whole
from selfassessment.selectors import control
from selfassessment.selectors.aggregates.members import Member
from selfassessment.selectors.aggregates.telling import Telling

Facts = dict[str, Any]


def questions(instrument: Instrument, people: Sequence[Member], telling: Telling) -> list[Facts]:
    """Return each question that ten or more of PEOPLE answered, the costliest gap first.

    The cost is how many points of the overall mean are lost because answers are under the top.
    """
    levels: dict[str, list[int]] = {}
    aside: Counter[str] = Counter()
    for one in people:
        for code, given in control.thawed(one.levels).items():  # type: ignore[arg-type]
            aside[code] += given.not_applicable
            if given.level is not None:
                levels.setdefault(code, []).append(given.level)
    shares = gap_costs.shares(instrument)
    rows = [
        _row(question.code, telling.some(levels[question.code]), aside[question.code], shares)
        | {"text": question.text, "dimension": part.code}
        for part in instrument.dimensions
        for question in part.questions
        if len(levels.get(question.code, ())) >= FEWEST_FOR_QUARTILES
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


def _row(code: str, levels: Sequence[int], aside: int, shares: Mapping[str, Fraction]) -> Facts:
    mean = Fraction(sum(levels), len(levels))
    low = Fraction(100 * sum(level <= gap_costs.LOW for level in levels), len(levels))
    return {
        "code": code,
        "bodies": len(levels),
        "mean": float(one_decimal(mean)),
        "low": whole(low),
        "aside": whole(Fraction(100 * aside, len(levels) + aside)),
        "cost": float(one_decimal(gap_costs.cost(shares[code], mean))),
    }
