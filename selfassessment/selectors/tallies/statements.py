"""The statements that count the assessments of a campaign by group; all tables come from these.

Each reads `facts`, the assessments that are asked for, with the group of each axis. The bodies
may be narrowed down: `Scope` says to whom. What several tables read is read once where all of
them are made together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from selfassessment.rules import groups
from selfassessment.rules.groups import Margin

_FACTS = """
facts AS (
    SELECT a.id, a.kind, coalesce(nullif(a.band, ''), 'others') AS band,
        coalesce(a.comarca_id, 'others') AS comarca,
        coalesce(a.supporter_id::text, 'others') AS supporter,
        a.submitted_at IS NOT NULL AS handed_in,
        a.state IN ('validated', 'closed') AND c.levels IS NOT NULL AS settled,
        a.changed_at IS NOT NULL AS begun, a.degree, c.degree AS validated_degree,
        CASE WHEN a.state IN ('validated', 'closed') THEN c.control_outcome
            ELSE a.control_outcome END AS outcome,
        a.low_numerator AS num, a.denominator AS den,
        c.low_numerator AS validated_num, c.denominator AS validated_den,
        a.frozen_levels AS levels, c.levels AS validated_levels
    FROM selfassessment_assessment a
    LEFT JOIN selfassessment_control c ON c.assessment_id = a.id
    WHERE a.campaign_id = %(campaign)s AND a.state <> 'withdrawn'
        AND (%(bodies)s::uuid[] IS NULL OR a.entity_id = ANY(%(bodies)s::uuid[]))
        AND (%(kind)s = '' OR a.kind = %(kind)s)
        AND (%(band)s = '' OR coalesce(nullif(a.band, ''), 'others') = %(band)s)
        AND (%(comarca)s = '' OR coalesce(a.comarca_id, 'others') = %(comarca)s)
        AND (%(supporter)s = '' OR coalesce(a.supporter_id::text, 'others') = %(supporter)s)
)
"""
_OVERALL = """
scored AS (
    SELECT kind, band, comarca, supporter, 'declared' AS basis, '' AS dimension, num, den
    FROM facts WHERE handed_in AND den > 0
    UNION ALL
    SELECT kind, band, comarca, supporter, 'validated', '', validated_num, validated_den
    FROM facts WHERE settled AND validated_den > 0
    {parts}
)
"""
_PARTS = """
    UNION ALL
    SELECT f.kind, f.band, f.comarca, f.supporter, s.kind, s.dimension, s.low_numerator,
        s.denominator
    FROM facts f JOIN selfassessment_score s ON s.assessment_id = f.id
    WHERE s.denominator > 0
        AND (s.kind = 'declared' AND f.handed_in OR s.kind = 'validated' AND f.settled)
"""
_SCORED = _OVERALL.format(parts=_PARTS)
# The common denominator of what is added up; where there is none of 80 digits, 30 decimals serve.
_SCALES = """
scales AS (
    SELECT basis, dimension,
        CASE WHEN shared < 1e80 THEN shared ELSE 1e30 END AS scale, shared < 1e80 AS is_exact
    FROM (
        SELECT basis, dimension, selfassessment_lcm(DISTINCT den) AS shared
        FROM scored GROUP BY basis, dimension
    ) AS found
)
"""
_TOLD = """
given AS (
    SELECT kind, band, comarca, supporter, 'declared' AS basis, levels AS answers
    FROM facts WHERE handed_in AND jsonb_typeof(levels) = 'object'
    UNION ALL
    SELECT kind, band, comarca, supporter, 'validated', validated_levels
    FROM facts WHERE settled AND jsonb_typeof(validated_levels) = 'object'
), told AS (
    SELECT kind, band, comarca, supporter, basis, line.key AS question,
        CASE jsonb_typeof(line.value) WHEN 'object' THEN line.value ->> 'level'
            ELSE line.value #>> '{}' END AS answer
    FROM given CROSS JOIN LATERAL jsonb_each(answers) AS line
)
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which assessments are counted: those of a CAMPAIGN, of BODIES only (None: all), of groups."""

    campaign: int
    bodies: tuple[UUID, ...] | None = None
    only: dict[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """Return the values that the statements want."""
        bodies = None if self.bodies is None else [str(body) for body in self.bodies]
        axes = {axis: self.only.get(axis, "") for axis in groups.AXES}
        return {"campaign": self.campaign, "bodies": bodies, **axes}


def means(margins: Iterable[Margin] = groups.MARGINS) -> str:
    """Return the statement of (basis, dimension, axes, first, second, n, total, scale)."""
    return f"WITH {_FACTS}, {_SCORED}, {_SCALES} {_means(margins)}"


def _means(margins: Iterable[Margin]) -> str:
    return f"""
        SELECT basis, dimension, {_named(margins)}, count(*) AS n,
            sum(CASE WHEN is_exact THEN num * div(scale, den) ELSE round(num * scale / den) END)
                AS total,
            min(scale) AS scale
        FROM scored JOIN scales USING (basis, dimension)
        GROUP BY basis, dimension, {_sets(margins)}
    """  # noqa: S608  # names of columns from this module


def spreads(margins: Iterable[Margin] = groups.SPREADS, *, overall: bool = False) -> str:
    """Return the statement of (basis, dimension, axes, first, second, point, n).

    OVERALL leaves the dimensions out; they are told apart in few margins only.
    """
    found = tuple(margins)
    whole = [one for one in found if one in groups.WHOLE_SPREADS]
    scored = _OVERALL.format(parts="") if overall or not whole else _SCORED
    return f"WITH {_FACTS}, {scored} {_spreads(found, () if overall else whole)}"


def _spreads(margins: Iterable[Margin], whole: Iterable[Margin]) -> str:
    """Return the points overall by MARGINS, and those of each dimension by the WHOLE ones."""
    parts = [_points("dimension = ''", margins)]
    parts += [_points("dimension <> ''", whole)] if whole else []
    return " UNION ALL ".join(parts)


def _points(condition: str, margins: Iterable[Margin]) -> str:
    """Return the part of `spreads` for the scores that fulfil CONDITION."""
    found = tuple(margins)
    return f"""
        SELECT basis, dimension, {_named(found)}, div(2 * num + den, 2 * den)::int AS point,
            count(*) AS n
        FROM scored WHERE {condition}
        GROUP BY basis, dimension, point, {_sets(found)}
    """  # noqa: S608


def states(margins: Iterable[Margin] = groups.MARGINS) -> str:
    """Return the statement of (measure, code, axes, first, second, n)."""
    return f"WITH {_FACTS} {_states(margins)}"


def _states(margins: Iterable[Margin]) -> str:
    return f"""
        SELECT measure, code, {_named(margins)}, count(*) AS n
        FROM facts CROSS JOIN LATERAL (VALUES
            ('stage', CASE WHEN settled THEN 'validated' WHEN handed_in THEN 'submitted'
                WHEN begun THEN 'started' ELSE 'waiting' END),
            ('degree', CASE WHEN handed_in THEN degree END),
            ('validated', CASE WHEN settled THEN validated_degree END),
            ('outcome', CASE WHEN handed_in THEN outcome END)
        ) AS counted (measure, code)
        WHERE code <> ''
        GROUP BY measure, code, {_sets(margins)}
    """  # noqa: S608


def levels(margins: Iterable[Margin] = groups.LEVELS) -> str:
    """Return the statement of (basis, question, answer, axes, first, second, n).

    The many answers are counted once, by all axes that MARGINS name; these few are added up.
    """
    return f"WITH {_FACTS}, {_TOLD} {_levels(margins)}"


def _levels(margins: Iterable[Margin]) -> str:
    found = tuple(margins)
    axes = "".join(f", {axis}" for axis in _used(found))
    return f"""
        SELECT basis, question, answer, {_named(found)}, sum(n)::bigint AS n
        FROM (
            SELECT basis, question, answer{axes}, count(*) AS n
            FROM told WHERE answer IS NOT NULL GROUP BY basis, question, answer{axes}
        ) AS few
        GROUP BY basis, question, answer, {_sets(found)}
    """  # noqa: S608


def together() -> tuple[str, dict[str, str]]:
    """Return what all tables read, for a WITH, and the SELECT that makes each of them of it."""
    return f"{_FACTS}, {_SCORED}, {_SCALES}, {_TOLD}", {
        "means": _means(groups.MARGINS),
        "spreads": _spreads(groups.SPREADS, groups.WHOLE_SPREADS),
        "states": _states(groups.MARGINS),
        "levels": _levels(groups.LEVELS),
    }


def _named(margins: Iterable[Margin]) -> str:
    """Return the columns axes, first and second for groups by MARGINS."""
    found = tuple(margins)
    used = _used(found)
    if not used:
        return "'' AS axes, '' AS first, '' AS second"
    which, falling = f"GROUPING({', '.join(used)})", ", ".join(reversed(used))
    names = " ".join(f"WHEN {groups.mask(one, used)} THEN '{groups.name(one)}'" for one in found)
    pairs = ", ".join(str(groups.mask(one, used)) for one in found if len(one) > 1) or "-1"
    return f"""
        CASE {which} {names} END AS axes,
        coalesce({", ".join(used)}, '') AS first,
        CASE WHEN {which} IN ({pairs}) THEN coalesce({falling}) ELSE '' END AS second
    """


def _used(margins: tuple[Margin, ...]) -> tuple[str, ...]:
    return tuple(axis for axis in groups.AXES if any(axis in one for one in margins))


def _sets(margins: Iterable[Margin]) -> str:
    return f"GROUPING SETS ({', '.join(_set(one) for one in margins)})"


def _set(margin: Margin) -> str:
    return f"({', '.join(axis for axis in groups.AXES if axis in margin)})"
