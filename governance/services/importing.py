"""Take a file of bodies into the register: all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from eset_portal.common.sheets import Line
from governance import audit
from governance.models import (
    ComarcaMembership,
    Entity,
    FormerName,
    FormerParent,
    Population,
    User,
)
from governance.rules import register_rows
from governance.rules.register_rows import EntityRow, Problem
from governance.services import import_plan

LOCK = 0x65736574
BATCH = 1000
FIELDS = (
    *("code", "ine_code", "nif", "dir3", "kind", "name", "sort_name", "search_name", "parent"),
    *("province", "vegueria", "website", "status", "longitude", "latitude"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """How an import went; with `rejected` not empty nothing was written."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: list[Problem] = field(default_factory=list)
    missing: list[Entity] = field(default_factory=list)


@transaction.atomic
def run(*, lines: Iterable[Line], actor: User | None, on: date) -> Summary:
    """Write the bodies of LINES as ACTOR, as `write` does, with a line in the audit trail."""
    summary = write(lines=lines, on=on)
    record(actor, summary)
    return summary


@transaction.atomic
def write(*, lines: Iterable[Line], on: date) -> Summary:
    """Write the bodies of LINES, the first of which names the columns.

    Nothing is written unless every line is good. Doing it twice changes nothing. No body is ever
    taken away: those that the file leaves out are listed. An empty cell states nothing; a comarca
    without a date starts ON that day. Raise UnreadableSheet as `sheets.read` does.
    """
    rows, problems = _read(lines)
    if problems:
        return Summary(rejected=problems)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    register = import_plan.Register.now()
    plan = import_plan.make(rows, register, on=on)
    if plan.problems:
        return Summary(rejected=plan.problems)
    _write(plan)
    return _summary(plan, register, len(rows))


def record(actor: User | None, summary: Summary) -> None:
    """Write in the audit trail how many bodies ACTOR's import made and changed, if any."""
    if not (summary.new or summary.changed):
        return
    audit.record(
        actor,
        "register.imported",
        None,
        new=summary.new,
        changed=summary.changed,
        unchanged=summary.unchanged,
        missing=len(summary.missing),
    )


def _read(lines: Iterable[Line]) -> tuple[list[EntityRow], list[Problem]]:
    rows: list[EntityRow] = []
    problems: list[Problem] = []
    remaining = iter(lines)
    _line, headings = next(remaining, (1, []))
    headings = [heading.strip().lower() for heading in headings]
    problems += register_rows.header_problems(headings)
    if problems:
        return rows, problems
    for line, cells in remaining:
        if any(cells[len(headings) :]):
            message = register_rows.TOO_MANY_CELLS
            problems.append(Problem(line, message))
            continue
        found = register_rows.read(line, dict(zip(headings, cells, strict=False)))
        if isinstance(found, EntityRow):
            rows.append(found)
        else:
            problems += found
    return rows, problems


def _summary(plan: import_plan.Plan, register: import_plan.Register, total: int) -> Summary:
    new = {entity.pk for entity in plan.new}
    changed = ({entity.pk for entity in plan.changed} | plan.touched) - new
    return Summary(
        new=len(new),
        changed=len(changed),
        unchanged=total - len(new) - len(changed),
        missing=[entity for entity in register.entities if entity.pk not in plan.matched],
    )


def _write(plan: import_plan.Plan) -> None:
    Entity.objects.bulk_create(plan.new, batch_size=BATCH)
    Entity.objects.bulk_update(plan.changed, FIELDS, batch_size=BATCH)
    # of two imports on one day the first knows what held before
    FormerName.objects.bulk_create(plan.former_names, BATCH, ignore_conflicts=True)
    FormerParent.objects.bulk_create(plan.former_parents, BATCH, ignore_conflicts=True)
    Population.objects.bulk_create(plan.new_populations, batch_size=BATCH)
    Population.objects.bulk_update(plan.changed_populations, ["inhabitants"], batch_size=BATCH)
    ended = [stay for stay in plan.ended_stays if stay.pk]
    ComarcaMembership.objects.bulk_update(ended, ["ends_on"], batch_size=BATCH)
    ComarcaMembership.objects.bulk_create(plan.new_stays, batch_size=BATCH)
