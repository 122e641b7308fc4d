"""Invent plans, needs and tools in use for the demonstration: the same at each start."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from governance import audit
from governance.models import (
    AuditEvent,
    DeploymentPlan,
    Entity,
    Membership,
    NeedsRecord,
    PhaseMove,
    PlanTask,
    PlanTemplate,
    Tool,
    ToolNotice,
    ToolUse,
    User,
)
from governance.rules import tools
from governance.rules.deployment import needs, phases, task_states
from governance.rules.deployment.needs import CHOICE, NUMBER, SEVERAL, Question
from governance.rules.deployment.needs_answers import Answer
from governance.selectors.deployment import bodies
from governance.services.deployment.counting import count
from governance.services.deployment.plans import copies

LOADED = "deployment.demo_loaded"
SEED = "desplegament de mostra"
PLANS = 40
WITH_TOOLS = 200
BATCH = 2000
SET_ASIDE = 0.5
UNSAID = 0.25
# Where the bodies of the demonstration's own people stand: phases closed, days since the start.
OWN = ((1, 70), (3, 190), (0, 5), (4, 330))
SPAN = 400
LEVELS = (tools.FULLY, tools.FULLY, tools.FULLY, tools.PARTLY, tools.TRIAL, tools.NOT_USED)
NOTE = "Exemple inventat: el proveïdor deixa de donar manteniment a la versió actual."
REASON = "Exemple inventat: en aquest ens no cal."


@dataclass(frozen=True, slots=True)
class Start:
    """A plan to invent: for which body, how many phases are closed, and since when it runs."""

    entity: Entity
    closed: int
    days: int


def is_loaded() -> bool:
    """Say whether the invented plans are there; those of bodies that joined count for nothing."""
    return AuditEvent.objects.filter(verb=LOADED).exists()


@transaction.atomic
def load(*, now: datetime) -> None:
    """Invent the deployment of the demonstration's bodies and some more, all or nothing."""
    today = timezone.localdate(now)
    random = Random(SEED)  # noqa: S311  # invented rows want repeatability, not secrecy
    own = _own(today)
    sample = _sample(random, without={body.pk for body in own}, on=today)
    starts = [
        *(Start(body, *place) for body, place in zip(own, OWN, strict=False)),
        *(Start(body, *_place(random)) for body in sample[:PLANS]),
    ]
    _write_plans(starts, random, now)
    _write_uses([*own, *sample[:WITH_TOOLS]], random, now)
    _announce(now)
    audit.record(None, "deployment.demo_loaded", None, plans=len(starts))


def _own(on: date) -> list[Entity]:
    """Return the bodies whose teams the demonstration's people are in, with facts, without plan."""
    held = Membership.objects.filter(user__is_demo=True, role="entity_manager")
    rows = Entity.objects.filter(pk__in=held.values("entity")).exclude(pk__in=_planned())
    return list(rows.with_facts(on).in_order())


def _sample(random: Random, without: set[object], on: date) -> list[Entity]:
    kinds = ("ajuntament", "consell_comarcal", "emd")
    rows = Entity.objects.filter(kind__in=kinds, status="active").with_facts(on).in_order()
    found = [body for body in rows.exclude(pk__in=_planned()) if body.pk not in without]
    random.shuffle(found)
    return found


def _planned() -> list[UUID]:
    return list(DeploymentPlan.objects.filter(ended_at=None).values_list("entity_id", flat=True))


def _place(random: Random) -> tuple[int, int]:
    closed = random.choice((0, 0, 1, 1, 1, 2, 2, 3, 4, 5))
    return closed, 20 + closed * 70 + random.randrange(60)


def _write_plans(starts: list[Start], random: Random, now: datetime) -> None:
    plans: list[DeploymentPlan] = []
    tasks: list[PlanTask] = []
    moves: list[PhaseMove] = []
    records: list[NeedsRecord] = []
    for start in starts:
        template = bodies.templates(start.entity)[0]
        plan = _plan(start, template, now)
        plans.append(plan)
        own = _worked(copies(plan, template, now), start, random)
        count(plan, own)
        tasks += own
        moves += _closings(plan, start, now)
        if start.closed:
            records.append(_record(start, random, now))
    DeploymentPlan.objects.bulk_create(plans)
    PlanTask.objects.bulk_create(tasks, batch_size=BATCH)
    PhaseMove.objects.bulk_create(moves)
    NeedsRecord.objects.bulk_create(records)


def _plan(start: Start, template: PlanTemplate, now: datetime) -> DeploymentPlan:
    codes = [*phases.PHASES, phases.FINISHED]
    return DeploymentPlan(
        entity=start.entity,
        template=template,
        title=template.title,
        phase=codes[start.closed],
        started_on=timezone.localdate(now) - timedelta(days=start.days),
    )


def _worked(tasks: list[PlanTask], start: Start, random: Random) -> list[PlanTask]:
    """Return TASKS as they may stand: settled where the phase is closed, some in the current."""
    codes = list(phases.PHASES)
    people = _people(start.entity)
    for task in tasks:
        place = codes.index(task.phase)
        task.owner = people.get(task.side)
        if place < start.closed:
            task.state = task_states.DONE
            if not task.required and random.random() < SET_ASIDE:
                task.state, task.reason = task_states.NOT_APPLICABLE, REASON
        elif place == start.closed:
            task.state = random.choice((task_states.DONE, task_states.DOING, task_states.TO_DO))
        task.version = int(task.state != task_states.TO_DO)
    return tasks


def _people(entity: Entity) -> dict[str, User]:
    rows = Membership.objects.filter(entity=entity, ends_on=None, role="entity_manager")
    manager = rows.select_related("user").order_by("pk").first()
    return {task_states.BODY: manager.user} if manager else {}


def _closings(plan: DeploymentPlan, start: Start, now: datetime) -> Iterator[PhaseMove]:
    by = _people(start.entity).get(task_states.BODY)
    step = start.days / (start.closed + 1)
    for place, code in enumerate(list(phases.PHASES)[: start.closed], 1):
        at = now - timedelta(days=start.days - round(step * place))
        yield PhaseMove(plan=plan, phase=code, closes=True, by=by, at=at)


def _record(start: Start, random: Random, now: datetime) -> NeedsRecord:
    asked = needs.asked(start.entity.kind, bodies.band(start.entity))
    answers = {row.code: _answer(row, random) for row in asked if row.kind != needs.TEXT}
    at = now - timedelta(days=max(start.days - 15, 0))
    by = _people(start.entity).get(task_states.BODY)
    return NeedsRecord(entity=start.entity, number=1, answers=answers, by=by, at=at)


def _answer(question: Question, random: Random) -> Answer:
    if question.kind == NUMBER:
        return random.randrange(2, 40)
    codes = [option.code for option in question.options if option.code != "nothing"]
    if question.kind == SEVERAL:
        return random.sample(codes, k=min(2, len(codes)))
    return random.choice(codes) if question.kind == CHOICE else ""


def _write_uses(entities: list[Entity], random: Random, now: datetime) -> None:
    today = timezone.localdate(now)
    rows = []
    known = list(Tool.objects.order_by("position", "pk"))
    for entity in entities:
        for tool in known:
            if random.random() < UNSAID:
                continue
            since = today - timedelta(days=random.randrange(30, 3000))
            rows.append(
                ToolUse(
                    entity=entity,
                    tool=tool,
                    level=random.choice(LEVELS),
                    starts_on=since,
                    at=now,
                )
            )
    ToolUse.objects.bulk_create(rows, batch_size=BATCH)


def _announce(now: datetime) -> None:
    today = timezone.localdate(now)
    tool = Tool.objects.filter(slug="gestor-tercers").first()
    replacement = Tool.objects.filter(slug="gestor-altra-administracio").first()
    if tool is not None:
        ToolNotice.objects.create(
            tool=tool,
            kind=tools.RETIREMENT,
            announced_on=today,
            holds_from=today + timedelta(days=SPAN),
            note=NOTE,
            replacement=replacement,
            at=now,
        )
