"""Campaigns side by side: over the questions that all of them ask alike, weighted as now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules import gap_costs, migration
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.scoring.engine import weighted_mean
from selfassessment.rules.vocabulary import TOP_LEVEL

LEAST = Fraction(1, 2)
"""What two campaigns must have in common, of the weight of the newer one, to be compared."""
NOT_APPLICABLE = "na"
Counts = Mapping[str, Mapping[str, int]]
"""How many bodies gave each answer, by question."""


@dataclass(frozen=True, slots=True)
class Common:
    """The questions of now that another campaign asked alike, with their code THEN.

    APART holds the others that have a level, each with what became of it.
    """

    then: Mapping[str, str]
    apart: Mapping[str, str]


def common(now: Instrument, then: Instrument, between: Sequence[Instrument] = ()) -> Common:
    """Return what NOW and THEN have in common, by what the versions BETWEEN declare."""
    asked = {question.code: question for question in now if reachable(question)}
    links = [link for link in migration.links(now, then, between) if link.now in asked]
    return Common(
        {link.now: link.then[0] for link in links if link.compares},
        {link.now: link.what for link in links if not link.compares},
    )


def weight(now: Instrument, codes: Collection[str]) -> Fraction:
    """Return the share, 0 to 1, that the questions CODES have in the weight of NOW."""
    asked = {question.code for question in now if reachable(question)}
    shares = {code: share for code, share in gap_costs.shares(now).items() if code in asked}
    total = sum(shares.values(), Fraction())
    return sum((shares[code] for code in codes), Fraction()) / total if total else Fraction()


def shared(each: Sequence[tuple[Common, Counts]]) -> frozenset[str]:
    """Return the questions of now that EACH campaign asks alike and somebody answered there."""
    there = [
        {code for code, then in found.then.items() if _level(counts.get(then, {})) is not None}
        for found, counts in each
    ]
    return frozenset.intersection(*map(frozenset, there)) if there else frozenset()


def means(
    now: Instrument, codes: Collection[str], found: Common, counts: Counts
) -> dict[str, Fraction]:
    """Return the mean, 0 to 100, of the questions CODES in a campaign, by dimension of NOW.

    The whole has the empty name. A question counts with the mean of those that gave it a level,
    both questions and dimensions with their weight of now; what has no question is left out.
    """
    parts: dict[str, Fraction] = {}
    for part in now.dimensions:
        rows = [
            (question.weight, _level(counts.get(found.then[question.code], {})))
            for question in part.questions
            if question.code in codes
        ]
        mean = weighted_mean(rows)
        if mean is not None:
            parts[part.code] = mean
    whole = weighted_mean((part.weight, parts.get(part.code)) for part in now.dimensions)
    return parts if whole is None else {**parts, "": whole}


def _level(counts: Mapping[str, int]) -> Fraction | None:
    """Return the mean level of those that gave one, as points of 100."""
    given = {int(level): n for level, n in counts.items() if level != NOT_APPLICABLE}
    n = sum(given.values())
    total = sum(level * count for level, count in given.items())
    return Fraction(100 * total, TOP_LEVEL * n) if n else None
