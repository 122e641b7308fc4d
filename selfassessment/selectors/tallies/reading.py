"""Read the counts of a campaign: from the kept tables where they reach, else on the spot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.db import connection, models

from selfassessment.models import (
    LevelTally,
    MeanTally,
    SpreadTally,
    StateTally,
    Summary,
)
from selfassessment.rules import groups
from selfassessment.rules.groups import Margin
from selfassessment.selectors.tallies import statements
from selfassessment.selectors.tallies.statements import Scope

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Table:
    """Where counts are KEPT, for which MARGINS, and the statement that makes them on the spot."""

    kept: "models.QuerySet[Any]"
    margins: tuple[Margin, ...]
    statement: Callable[[Iterable[Margin]], str]

    def live(self, margin: Margin) -> str:
        """Return the statement for one MARGIN."""
        return self.statement([margin])


def _means() -> _Table:
    return _Table(MeanTally.objects.all(), groups.MARGINS, statements.means)


def _spreads(margins: tuple[Margin, ...]) -> _Table:
    return _Table(SpreadTally.objects.all(), margins, statements.spreads)


def _states() -> _Table:
    return _Table(StateTally.objects.all(), groups.MARGINS, statements.states)


def _levels() -> _Table:
    return _Table(LevelTally.objects.all(), groups.LEVELS, statements.levels)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose counts are asked for: a SCOPE and a BASIS; IS_KEPT says that tables hold them."""

    scope: Scope
    basis: str = groups.DECLARED
    is_kept: bool = False

    def among(self, axis: str, value: str) -> "Asked":
        """Return the same for one group more; empty VALUE changes nothing."""
        only = self.scope.only | ({axis: value} if value else {})
        return replace(self, scope=replace(self.scope, only=only))


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean score of the N bodies of a GROUP in a DIMENSION (empty: overall)."""

    group: str
    dimension: str
    n: int
    mean: Fraction


def asked(scope: Scope, basis: str = groups.DECLARED) -> Asked:
    """Return SCOPE and BASIS, with whether the tables are there to be read."""
    kept = scope.bodies is None and Summary.objects.filter(campaign=scope.campaign).exists()
    return Asked(scope, basis, kept)


def means(found: Asked, by: str = "") -> list[Mean]:
    """Return the mean of each dimension and overall, for each group of the axis BY or for all."""
    names = ("dimension", "n", "total", "scale")
    rows = _rows(found, by, _means(), names, basis=found.basis)
    return [Mean(group, part, n, Fraction(int(t), int(s)) / n) for group, part, n, t, s in rows]


def spread(found: Asked, dimension: str = "") -> dict[int, int]:
    """Return how many bodies score each whole point, 0 to 100, in DIMENSION or overall."""
    margins = groups.WHOLE_SPREADS if dimension else groups.SPREADS
    equal = {"basis": found.basis, "dimension": dimension}
    rows = _rows(found, "", _spreads(margins), ("point", "n"), **equal)
    return {point: n for _group, point, n in rows}


def states(found: Asked, measure: str, by: str = "") -> dict[tuple[str, str], int]:
    """Return how many bodies stand at each code of MEASURE, by (group of the axis BY, code)."""
    names = ("code", "n")
    rows = _rows(found, by, _states(), names, measure=measure)
    return {(group, code): n for group, code, n in rows}


def levels(found: Asked) -> dict[str, dict[str, int]]:
    """Return how many bodies gave each answer, by question."""
    counted: dict[str, dict[str, int]] = {}
    names = ("question", "answer", "n")
    rows = _rows(found, "", _levels(), names, basis=found.basis)
    for _group, question, answer, n in rows:
        counted.setdefault(question, {})[answer] = n
    return counted


def _rows(
    found: Asked, by: str, table: _Table, names: tuple[str, ...], **equal: str
) -> Iterable[Row]:
    """Return rows of (group of the axis BY, NAMES), where the columns EQUAL what is asked."""
    margin = tuple(axis for axis in groups.AXES if axis == by or axis in found.scope.only)
    if not found.is_kept or margin not in table.margins:
        return _live(found.scope, table.live((by,) if by else groups.EVERYBODY), names, equal)
    places = dict(zip(margin, ("first", "second"), strict=False))
    fixed = {places[axis]: value for axis, value in found.scope.only.items()}
    rows = table.kept.filter(
        campaign=found.scope.campaign, axes=groups.name(margin), **equal, **fixed
    )
    group = places[by] if by else "axes"
    lines = rows.values_list(group, *names)
    return lines if by else [("", *line[1:]) for line in lines]


def _live(scope: Scope, text: str, names: tuple[str, ...], equal: dict[str, str]) -> Iterable[Row]:
    where = " AND ".join(f"{column} = %({column}_is)s" for column in equal)
    values = scope.values() | {f"{column}_is": value for column, value in equal.items()}
    columns = ", ".join(("first", *names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM ({text}) AS counted WHERE {where}", values)  # noqa: S608
        return [tuple(row) for row in cursor.fetchall()]
