"""What an import would write, found out before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eset_portal.common.rules.i18n import noop
from governance.models import (
    Comarca,
    ComarcaMembership,
    Entity,
    FormerName,
    FormerParent,
    Population,
    Province,
)
from governance.rules import entity_kinds, naming
from governance.rules.register_rows import EntityRow, Problem

UNIQUE = ("code", "ine_code", "nif", "dir3")
TAKEN = noop("The %(column)s %(code)s is on line %(other)s too.")
HELD = noop("The %(column)s %(code)s belongs to another body of the register.")
SAME_BODY = noop("This body is on line %(other)s too.")
UNKNOWN = noop("There is no %(column)s %(code)s.")
CIRCLE = noop("The body would depend on itself.")
NO_COMARCA = noop("This body would lie in no comarca: say in which it lies.")
TOO_EARLY = noop("The register has a comarca for this body that starts on %(day)s or later.")


@dataclass(slots=True)
class Register:
    """The register as it stands, in memory."""

    entities: list[Entity]
    populations: dict[tuple[object, int], Population]
    stays: dict[object, list[ComarcaMembership]]
    comarques: set[str]
    provinces: set[str]

    @classmethod
    def now(cls) -> "Register":
        """Read the whole register in five queries."""
        stays: dict[object, list[ComarcaMembership]] = {}
        for stay in ComarcaMembership.objects.order_by("entity_id", "starts_on"):
            stays.setdefault(stay.entity_id, []).append(stay)
        return cls(
            entities=list(Entity.objects.in_order()),
            populations={(row.entity_id, row.year): row for row in Population.objects.all()},
            stays=stays,
            comarques=set(Comarca.objects.values_list("code", flat=True)),
            provinces=set(Province.objects.values_list("code", flat=True)),
        )


@dataclass(slots=True)
class Plan:
    """Rows to write; `problems` not empty means that none of them may be."""

    new: list[Entity] = field(default_factory=list)
    changed: list[Entity] = field(default_factory=list)
    touched: set[object] = field(default_factory=set)
    matched: dict[object, EntityRow] = field(default_factory=dict)
    new_populations: list[Population] = field(default_factory=list)
    changed_populations: list[Population] = field(default_factory=list)
    new_stays: list[ComarcaMembership] = field(default_factory=list)
    ended_stays: list[ComarcaMembership] = field(default_factory=list)
    former_names: list[FormerName] = field(default_factory=list)
    former_parents: list[FormerParent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def make(rows: list[EntityRow], register: Register, *, on: date) -> Plan:
    """Return what writing ROWS into REGISTER takes; a comarca without a date starts ON that day."""
    plan = Plan(problems=_twins(rows))
    finder = _Finder(register.entities)
    pairs = [(row, finder.find(row)) for row in rows]
    by_code = {entity.code: entity for entity in register.entities if entity.code}
    found = [(row, entity or Entity(), entity is None) for row, entity in pairs]
    by_code |= {row.code: entity for row, entity, _new in found if row.code}
    for row, entity, is_new in found:
        _match(plan, row, entity)
        plan.problems += finder.held_by_others(row, entity)
        plan.problems += _unknown(row, register, by_code)
        before = None if is_new else (entity.name, entity.parent_id)
        if _fill(entity, row, by_code.get(row.parent_code)):
            (plan.new if is_new else plan.changed).append(entity)
        _remember(plan, entity, before, on)
        _populate(plan, register, row, entity)
        _settle(plan, register, row, entity, on)
    plan.problems += _circles(found)
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


class _Finder:
    """Finds the body that a row is about: by its code, its INE code, or its kind and name."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.by_fact = {
            (column, value): entity
            for entity in entities
            for column in UNIQUE
            if (value := getattr(entity, column))
        }
        self.by_name = {(entity.kind, entity.sort_name): entity for entity in entities}

    def find(self, row: EntityRow) -> Entity | None:
        for column in ("code", "ine_code"):
            entity = self.by_fact.get((column, str(row.facts.get(column, ""))))
            if entity:
                return entity
        named = self.by_name.get((row.kind, naming.sort_key(row.name)))
        return named if named and not (row.code and named.code) else None

    def held_by_others(self, row: EntityRow, entity: Entity) -> list[Problem]:
        held = [
            (column, str(row.facts[column]))
            for column in UNIQUE
            if column in row.facts
            and self.by_fact.get((column, str(row.facts[column])), entity) != entity
        ]
        return [Problem(row.line, HELD, {"column": name, "code": code}) for name, code in held]


def _twins(rows: list[EntityRow]) -> list[Problem]:
    seen: dict[tuple[str, str], int] = {}
    named: dict[tuple[str, str], EntityRow] = {}
    found = []
    for row in rows:
        for column in UNIQUE:
            if column not in row.facts:
                continue
            code = str(row.facts[column])
            other = seen.setdefault((column, code), row.line)
            if other != row.line:
                values: dict[str, str | int] = {"column": column, "code": code, "other": other}
                found.append(Problem(row.line, TAKEN, values))
        twin = named.setdefault((row.kind, naming.sort_key(row.name)), row)
        if twin is not row and not (row.code and twin.code):
            found.append(Problem(row.line, SAME_BODY, {"other": twin.line}))
    return found


def _match(plan: Plan, row: EntityRow, entity: Entity) -> None:
    other = plan.matched.setdefault(entity.pk, row)
    if other is not row:
        plan.problems.append(Problem(row.line, SAME_BODY, {"other": other.line}))


def _unknown(row: EntityRow, register: Register, by_code: dict[str, Entity]) -> list[Problem]:
    asked = [("comarca_code", stay.code, register.comarques) for stay in row.stays]
    if "province_code" in row.facts:
        asked.append(("province_code", str(row.facts["province_code"]), register.provinces))
    found = [(column, code) for column, code, known in asked if code not in known]
    if row.parent_code and row.parent_code not in by_code:
        found.append(("parent_code", row.parent_code))
    return [Problem(row.line, UNKNOWN, {"column": name, "code": code}) for name, code in found]


def _fill(entity: Entity, row: EntityRow, parent: Entity | None) -> bool:
    """Put what ROW states into ENTITY; say whether that changed anything."""
    facts = {("province_id" if n == "province_code" else n): v for n, v in row.facts.items()}
    facts |= {"kind": row.kind, "name": row.name, "sort_name": naming.sort_key(row.name)}
    before = {column: getattr(entity, column) for column in (*facts, "search_name")}
    for column, value in facts.items():
        setattr(entity, column, value)
    entity.search_name = naming.search_key(row.name, entity.code, entity.ine_code, entity.nif)
    parent_before = entity.parent_id
    entity.parent = parent if entity_kinds.KINDS[row.kind].has_parent else None
    after = {column: getattr(entity, column) for column in before}
    return before != after or parent_before != entity.parent_id


def _remember(plan: Plan, entity: Entity, before: tuple[str, UUID | None] | None, on: date) -> None:
    """Keep the name and the parent that ENTITY had until that day, if it had others."""
    if before is None:
        return
    name, parent = before
    if name != entity.name:
        key = naming.search_key(name)
        plan.former_names.append(FormerName(entity=entity, name=name, search_name=key, until=on))
    if parent is not None and parent != entity.parent_id:
        plan.former_parents.append(FormerParent(entity=entity, parent_id=parent, until=on))


def _populate(plan: Plan, register: Register, row: EntityRow, entity: Entity) -> None:
    for year, inhabitants in row.populations.items():
        known = register.populations.get((entity.pk, year))
        if known is None:
            made = Population(entity=entity, year=year, inhabitants=inhabitants)
            plan.new_populations.append(made)
        elif known.inhabitants != inhabitants:
            known.inhabitants = inhabitants
            plan.changed_populations.append(known)
        else:
            continue
        plan.touched.add(entity.pk)


def _settle(plan: Plan, register: Register, row: EntityRow, entity: Entity, on: date) -> None:
    known = list(register.stays.get(entity.pk, []))
    in_comarca = entity_kinds.KINDS[row.kind].in_comarca and entity.status == Entity.Status.ACTIVE
    if in_comarca and not row.stays and not any(stay.ends_on is None for stay in known):
        plan.problems.append(Problem(row.line, NO_COMARCA))
    for stay in row.stays if not known else row.stays[-1:]:
        last = known[-1] if known else None
        if last and last.comarca_id == stay.code and last.ends_on is None:
            continue
        since = stay.since or on
        if last and since < (last.ends_on or date.max) and since <= last.starts_on:
            values = {"day": last.starts_on.isoformat()}
            plan.problems.append(Problem(row.line, TOO_EARLY, values))
            return
        if last and (last.ends_on is None or last.ends_on > since):
            last.ends_on = since
            plan.ended_stays.append(last)
        made = ComarcaMembership(entity=entity, comarca_id=stay.code, starts_on=since)
        plan.new_stays.append(made)
        plan.touched.add(entity.pk)
        known.append(made)


def _circles(found: list[tuple[EntityRow, Entity, bool]]) -> list[Problem]:
    problems = []
    for row, entity, _new in found:
        above, seen = entity.parent, {entity.pk}
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            above = above.parent
        if above is not None:
            problems.append(Problem(row.line, CIRCLE))
    return problems
