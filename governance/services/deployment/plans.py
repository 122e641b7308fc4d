"""Start the plan of a body, close its phases, reopen them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import access, audit
from governance.models import DeploymentPlan, Entity, PhaseMove, PlanTask, PlanTemplate, User
from governance.permissions import may_lead_plan
from governance.rules import entity_kinds
from governance.rules.deployment import phases
from governance.selectors.deployment import bodies, plans
from governance.services.deployment.counting import recount


@transaction.atomic
def start(
    *, entity: Entity, template: PlanTemplate, by: User | None, now: datetime
) -> DeploymentPlan:
    """Give ENTITY a plan with its own copy of the tasks of TEMPLATE, due from today on.

    BY is who starts it, None for the portal itself. Raises NotAllowed; Conflict while another
    plan runs (a finished one makes room); DomainError for a body or a template out of use.
    """
    entity = _locked_body(entity)
    if by is not None:
        require(may_lead_plan(access.rights_over(by, entity)))
    _refuse_impossible(entity, template)
    earlier = plans.running(entity)
    if earlier is not None:
        if not earlier.is_finished:
            raise Conflict(_("This body already has a plan: go on with that one."))
        DeploymentPlan.objects.filter(pk=earlier.pk).update(ended_at=now)
    return _begun(entity, template, by, now)


@transaction.atomic
def begin(*, entity: Entity, by: User | None, now: datetime) -> DeploymentPlan | None:
    """Give ENTITY, which joins by an act of BY (None: the portal), the plan that fits it best.

    Returns None, and leaves the choice to people, where it has a plan already or none fits it.
    Belongs into the transaction of the service that lets it join, which asks who may.
    """
    entity = _locked_body(entity)
    template = bodies.fitting(entity, timezone.localdate(now))
    if template is None or plans.running(entity) is not None:
        return None
    return _begun(entity, template, by, now)


def _locked_body(entity: Entity) -> Entity:
    return Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)


def _begun(
    entity: Entity, template: PlanTemplate, by: User | None, now: datetime
) -> DeploymentPlan:
    today = timezone.localdate(now)
    plan = DeploymentPlan.objects.create(
        entity=entity, template=template, title=template.title, started_on=today, started_by=by
    )
    PlanTask.objects.bulk_create(copies(plan, template, now))
    recount(plan)
    audit.record(by, "deployment.started", plan, acting_for=entity, template=str(template.pk))
    return plan


def copies(plan: DeploymentPlan, template: PlanTemplate, now: datetime) -> list[PlanTask]:
    """Return the tasks of TEMPLATE as new rows of PLAN, not yet written."""
    words = ("phase", "position", "title", "text", "required", "side", "link", "page")
    return [
        PlanTask(
            plan=plan,
            due_on=task.due(plan.started_on),
            changed_at=now,
            **{name: getattr(task, name) for name in words},
        )
        for task in template.tasks.order_by("position", "pk")
    ]


@transaction.atomic
def close_phase(*, plan: DeploymentPlan, phase: str, by: User, now: datetime) -> DeploymentPlan:
    """Close PHASE of PLAN, so that the next one is the current; return the plan as it stands.

    Raises NotAllowed, or IllegalMove while a required task is open or it is not its turn.
    """
    locked = _locked(plan, by)
    closed = plans.closed(locked)
    steps = [task.step for task in locked.tasks.all()]
    if refusal := phases.closing_refusal(phase, closed, steps):
        raise IllegalMove(_(refusal))
    PhaseMove.objects.create(plan=locked, phase=phase, closes=True, by=by, at=now)
    _stand(locked, phases.current({*closed, phase}))
    audit.record(by, "deployment.phase_closed", locked, acting_for=locked.entity, phase=phase)
    return locked


@transaction.atomic
def reopen_phase(
    *, plan: DeploymentPlan, phase: str, reason: str, by: User, now: datetime
) -> DeploymentPlan:
    """Open PHASE of PLAN again for a REASON that all can read; return the plan as it stands.

    Raises NotAllowed, IllegalMove for an open phase, DomainError without a reason.
    """
    locked = _locked(plan, by)
    closed = plans.closed(locked)
    if refusal := phases.reopening_refusal(phase, closed):
        raise IllegalMove(_(refusal))
    if not reason.strip():
        raise DomainError(_("Say why the phase is opened again."))
    PhaseMove.objects.create(
        plan=locked, phase=phase, closes=False, reason=reason.strip(), by=by, at=now
    )
    _stand(locked, phases.current(closed.keys() - {phase}))
    audit.record(by, "deployment.phase_reopened", locked, acting_for=locked.entity, phase=phase)
    return locked


def _locked(plan: DeploymentPlan, by: User) -> DeploymentPlan:
    rows = DeploymentPlan.objects.select_for_update(of=("self",)).select_related("entity")
    locked = rows.get(pk=plan.pk)
    require(may_lead_plan(access.rights_over(by, locked.entity)))
    if locked.ended_at is not None:
        raise IllegalMove(_("Another plan has followed this one: it stays as it is."))
    return locked


def _stand(plan: DeploymentPlan, phase: str) -> None:
    plan.phase = phase
    plan.save(update_fields=["phase"])
    recount(plan)


def _refuse_impossible(entity: Entity, template: PlanTemplate) -> None:
    if entity.status != Entity.Status.ACTIVE or not entity_kinds.KINDS[entity.kind].may_join:
        raise DomainError(_("This body cannot take part in e-SET, so it cannot have a plan."))
    if template.retired_at is not None:
        raise DomainError(_("This template is no longer in use: choose another one."))
    if entity.kind not in template.kinds:
        raise DomainError(_("This template is for other kinds of bodies: choose another one."))
