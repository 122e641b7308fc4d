"""The one statement that brings all counts of a campaign up to date, what it reads read once.

It writes what differs only: after the control of one body few of some 40,000 lines do. So
nobody ever sees a half of it, and two at once must be kept apart by a lock.
"""

from collections.abc import Sequence

from selfassessment.models import LevelTally, MeanTally, SpreadTally, StateTally
from selfassessment.models.summaries import Tally
from selfassessment.selectors.tallies import statements

_GROUP = ("axes", "first", "second")
# Of each table: what names a line, and what it counts.
_TABLES: dict[str, tuple[type[Tally], tuple[str, ...], tuple[str, ...]]] = {
    "means": (MeanTally, ("basis", "dimension", *_GROUP), ("n", "total", "scale")),
    "spreads": (SpreadTally, ("basis", "dimension", *_GROUP, "point"), ("n",)),
    "states": (StateTally, ("measure", "code", *_GROUP), ("n",)),
    "levels": (LevelTally, ("basis", "question", "answer", *_GROUP), ("n",)),
}


def _statement() -> str:
    """Return the statement; it wants the values of a `Scope` of a whole campaign."""
    read, selects = statements.together()
    parts = [part for name, select in selects.items() for part in _kept(name, select)]
    return f"WITH {read}, {', '.join(parts)} SELECT"


def _kept(name: str, select: str) -> list[str]:
    """Return the parts that count NAME by SELECT and add, change or take away what differs."""
    model, keys, counts = _TABLES[name]
    table = model._meta.db_table
    new, columns = _named("new", (*keys, *counts)), ", ".join((*keys, *counts))
    sets = ", ".join(f"{count} = other.{count}" for count in counts)
    return [
        f"{name} AS ({select})",
        f"""other_{name} AS (
            SELECT old.id, new.n IS NULL AS is_gone, {new}
            FROM {name} AS new FULL JOIN (
                SELECT * FROM {table} WHERE campaign_id = %(campaign)s
            ) AS old ON ({_named("old", keys)}) = ({_named("new", keys)})
            WHERE ({_named("old", counts)}) IS DISTINCT FROM ({_named("new", counts)})
        )""",  # noqa: S608  # names of tables and columns from our models
        f"""gone_{name} AS (
            DELETE FROM {table} USING other_{name} AS other
            WHERE {table}.id = other.id AND other.is_gone
        )""",  # noqa: S608
        f"""moved_{name} AS (
            UPDATE {table} SET {sets} FROM other_{name} AS other
            WHERE {table}.id = other.id AND NOT other.is_gone
        )""",  # noqa: S608
        f"""added_{name} AS (
            INSERT INTO {table} (campaign_id, {columns})
            SELECT %(campaign)s, {columns} FROM other_{name} WHERE id IS NULL
        )""",  # noqa: S608
    ]


def _named(source: str, columns: Sequence[str]) -> str:
    return ", ".join(f"{source}.{column}" for column in columns)


STATEMENT = _statement()
