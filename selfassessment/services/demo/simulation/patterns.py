"""Invented ways to answer: scored once by the rules, then dealt to as many bodies as wanted."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selfassessment.models import Score
from selfassessment.rules import control_risk
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.control import CONFORM, judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given, Result
from selfassessment.services import scores
from selfassessment.services.demo import inventing
from selfassessment.services.submitting import frozen

WHOLE, PART, NOTHING = "whole", "part", "nothing"
MOST = 40
MOST_PARTIAL = 8

Group = tuple[str, str]
Line = dict[str, Any]


@dataclass(slots=True)
class Patterns:
    """Rows for the tables into which bodies look: results, scores, answers, findings."""

    results: list[Line] = field(default_factory=list)
    scores: list[Line] = field(default_factory=list)
    answers: list[Line] = field(default_factory=list)
    findings: list[Line] = field(default_factory=list)

    def as_json(self) -> Mapping[str, str]:
        """Return each table as the database reads it."""
        tables = {"result": self.results, "score": self.scores}
        tables |= {"answer": self.answers, "finding": self.findings}
        return {name: json.dumps(rows) for name, rows in tables.items()}


def draw(
    instruments: Mapping[Group, Instrument],
    counts: Mapping[Group, int],
    ids: Mapping[str, int],
    *,
    year: float,
    seed: str,
) -> Patterns:
    """Return patterns for each group of kind and band, at most MOST, fewer where few bodies are.

    IDS are the keys of the questions. The same SEED and YEAR give the same; a pattern of a later
    year grows out of that of an earlier one.
    """
    found = Patterns()
    for group, instrument in instruments.items():
        _keep_nothing(found, group, instrument)
        for number in range(min(MOST, counts[group])):
            name = f"{seed}-{'-'.join(group)}-{number}"
            given = inventing.answers(instrument, seed=name, band=group[1], year=year)
            key = {"kind": group[0], "band": group[1], "number": number}
            _keep_whole(found, key | {"variant": WHOLE}, instrument, given, ids)
            if number < MOST_PARTIAL:
                begun = inventing.first(given, (number + 1) / (MOST_PARTIAL + 1))
                _keep(found, key | {"variant": PART}, instrument, begun, ids)
    return found


def _keep_nothing(found: Patterns, group: Group, instrument: Instrument) -> None:
    key = {"kind": group[0], "band": group[1], "number": 0, "variant": NOTHING}
    found.results.append(key | _columns(score(instrument, {})))


def _keep(
    found: Patterns,
    key: Line,
    instrument: Instrument,
    given: Mapping[str, Given],
    ids: Mapping[str, int],
) -> Line:
    result = score(instrument, given)
    line = key | _columns(result)
    found.results.append(line)
    found.scores += _parts(key, result, Score.Kind.DECLARED)
    found.answers += [
        key
        | {
            "question": ids[code],
            "level": one.level,
            "value": one.value,
            "aside": one.not_applicable,
        }
        for code, one in given.items()
    ]
    return line


def _keep_whole(
    found: Patterns,
    key: Line,
    instrument: Instrument,
    given: Mapping[str, Given],
    ids: Mapping[str, int],
) -> None:
    """Keep a whole pattern with what its control would validate and find."""
    line = _keep(found, key, instrument, given, ids)
    lowered = {
        code for code, one in given.items() if inventing.is_lowered(f"{key['number']}-{code}", one)
    }
    values = {
        code: Given((one.level or 1) - 1) if code in lowered else one for code, one in given.items()
    }
    result, outcome = score(instrument, values), judge(instrument, values)
    found.scores += _parts(key, result, Score.Kind.VALIDATED)
    found.findings += [
        key
        | {
            "question": ids[one.question],
            "verdict": one.verdict,
            "critical": one.critical,
            "level": values[one.question].level,
        }
        for one in outcome.verdicts
        if one.verdict != CONFORM
    ]
    risk = control_risk.assess(instrument, given, before={}, backed=set())
    line |= {
        "frozen": frozen(given),
        "outcome": judge(instrument, given).outcome or "",
        "risk": risk.points,
        "risk_counts": dict(risk.counts),
        "lowered": sorted(ids[code] for code in lowered),
        "validated": _columns(result)
        | {"outcome": outcome.outcome or "", "levels": frozen(values)},
    }


def _parts(key: Line, result: Result, kind: str) -> Iterator[Line]:
    for part in result.dimensions:
        yield key | {"dimension": part.code, "whose": str(kind)} | scores.part_columns(part)


def _columns(result: Result) -> Line:
    return scores.result_columns(result)
