"""Read the counts of a campaign: from the kept tables where they reach, else on the spot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
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
PLACES = ("first", "second")


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
    return asked_all([scope], basis)[0]


def asked_all(scopes: Sequence[Scope], basis: str = groups.DECLARED) -> list[Asked]:
    """Return each of SCOPES with BASIS and with whether the tables are there, in one query."""
    wanted = [scope.campaign for scope in scopes if scope.bodies is None]
    rows = Summary.objects.filter(campaign__in=wanted) if wanted else Summary.objects.none()
    kept = set(rows.values_list("campaign", flat=True))
    return [
        Asked(scope, basis, scope.bodies is None and scope.campaign in kept) for scope in scopes
    ]


def means(found: Asked, by: str = "") -> list[Mean]:
    """Return the mean of each dimension and overall, for each group of the axis BY or for all."""
    names = ("dimension", "n", "total", "scale")
    rows = _rows(found, by, _means(), names, basis=found.basis)
    return [Mean(group, part, n, Fraction(int(t), int(s)) / n) for group, part, n, t, s in rows]


def spread(found: Asked, dimension: str = "") -> dict[int, int]:
    """Return how many bodies score each whole point, 0 to 100, in DIMENSION or overall."""
    if dimension:
        table = _Table(SpreadTally.objects.all(), groups.WHOLE_SPREADS, statements.spreads)
    else:
        live = partial(statements.spreads, overall=True)
        table = _Table(SpreadTally.objects.all(), groups.SPREADS, live)
    equal = {"basis": found.basis, "dimension": dimension}
    rows = _rows(found, "", table, ("point", "n"), **equal)
    return {point: n for _group, point, n in rows}


def over_campaigns(
    every: Sequence[Asked],
) -> dict[int, tuple[Mean | None, dict[int, int]]]:
    """Return the overall mean and spread of each of EVERY, by campaign.

    They are alike but for the campaign; what the tables hold takes two queries for all of them.
    """
    found: dict[int, tuple[Mean | None, dict[int, int]]] = {}
    kept = [one for one in every if one.is_kept and _margin(one, "") in groups.SPREADS]
    for one in every:
        if one not in kept:
            mean = next((row for row in means(one) if not row.dimension), None)
            found[one.scope.campaign] = (mean, spread(one))
    for alike in _alike(kept):
        found |= _at_once(alike)
    return found


def _alike(every: Sequence[Asked]) -> Iterable[list[Asked]]:
    """Part EVERY into those that are narrowed down in the same way."""
    found: dict[tuple[tuple[str, str], ...], list[Asked]] = {}
    for one in every:
        found.setdefault(tuple(one.scope.only.items()), []).append(one)
    return found.values()


def _same(found: Asked) -> dict[str, str]:
    """Return what is the same in all rows that are asked for, without an axis more."""
    margin = _margin(found, "")
    places = {place: found.scope.only[axis] for axis, place in zip(margin, PLACES, strict=False)}
    return {"basis": found.basis, "axes": groups.name(margin), **places}


def _at_once(every: list[Asked]) -> dict[int, tuple[Mean | None, dict[int, int]]]:
    same = {"dimension": "", **_same(every[0])}
    campaigns = [one.scope.campaign for one in every]
    found: dict[int, tuple[Mean | None, dict[int, int]]] = {one: (None, {}) for one in campaigns}
    totals = MeanTally.objects.filter(campaign__in=campaigns, **same)
    for campaign, n, total, scale in totals.values_list("campaign", "n", "total", "scale"):
        found[campaign] = (Mean("", "", n, Fraction(int(total), int(scale)) / n), {})
    points = SpreadTally.objects.filter(campaign__in=campaigns, **same)
    for campaign, point, n in points.values_list("campaign", "point", "n"):
        found[campaign][1][point] = n
    return found


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


def levels_of_all(every: Sequence[Asked]) -> dict[int, dict[str, dict[str, int]]]:
    """Return the same for each of EVERY, by campaign; what the tables hold takes one query.

    They are alike but for the campaign.
    """
    found: dict[int, dict[str, dict[str, int]]] = {}
    kept = [one for one in every if one.is_kept and _margin(one, "") in groups.LEVELS]
    for one in every:
        found[one.scope.campaign] = {} if one in kept else levels(one)
    for alike in _alike(kept):
        same = _same(alike[0])
        rows = LevelTally.objects.filter(campaign__in=[one.scope.campaign for one in alike], **same)
        for campaign, question, answer, n in rows.values_list(
            "campaign", "question", "answer", "n"
        ):
            found[campaign].setdefault(question, {})[answer] = n
    return found


def _rows(
    found: Asked, by: str, table: _Table, names: tuple[str, ...], **equal: str
) -> Iterable[Row]:
    """Return rows of (group of the axis BY, NAMES), where the columns EQUAL what is asked."""
    margin = _margin(found, by)
    if not found.is_kept or margin not in table.margins:
        return _live(found.scope, table.live((by,) if by else groups.EVERYBODY), names, equal)
    places = dict(zip(margin, PLACES, strict=False))
    fixed = {places[axis]: value for axis, value in found.scope.only.items()}
    rows = table.kept.filter(
        campaign=found.scope.campaign, axes=groups.name(margin), **equal, **fixed
    )
    group = places[by] if by else "axes"
    lines = rows.values_list(group, *names)
    return lines if by else [("", *line[1:]) for line in lines]


def _margin(found: Asked, by: str) -> Margin:
    return tuple(axis for axis in groups.AXES if axis == by or axis in found.scope.only)


def _live(scope: Scope, text: str, names: tuple[str, ...], equal: dict[str, str]) -> Iterable[Row]:
    where = " AND ".join(f"{column} = %({column}_is)s" for column in equal)
    values = scope.values() | {f"{column}_is": value for column, value in equal.items()}
    columns = ", ".join(("first", *names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM ({text}) AS counted WHERE {where}", values)  # noqa: S608
        return [tuple(row) for row in cursor.fetchall()]
