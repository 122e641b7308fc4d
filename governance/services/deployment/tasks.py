"""Work on a task of a plan: nothing is overwritten unseen, and everything leaves its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import access
from governance.models import DeploymentPlan, PlanTask, TaskEvent, User
from governance.permissions import may_work_on_plan
from governance.rules.deployment import task_states
from governance.selectors.deployment import bodies, plans
from governance.selectors.deployment.tasks import page_filled
from governance.services.deployment.counting import recount

LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants a task to be; SEEN is the version that they saw."""

    state: str
    reason: str
    due_on: date | None
    owner: User | None
    seen: int


class Stale(Conflict):
    """Somebody changed the task since it was shown; THEIRS is what stands now."""

    def __init__(self, theirs: PlanTask) -> None:
        super().__init__(_("Somebody else changed this task while you were writing."))
        self.theirs = theirs


@transaction.atomic
def save(*, task: PlanTask, draft: Draft, by: User, now: datetime) -> PlanTask:
    """Make TASK what DRAFT says, with a line of history for each change; return it.

    Raises NotAllowed, Stale, IllegalMove in a closed phase, DomainError for what cannot be. The
    same draft twice changes nothing more.
    """
    locked = lock(task, by)
    if _same(locked, draft):
        return locked
    if locked.version != draft.seen:
        raise Stale(locked)
    refuse_closed(locked)
    _check(locked, draft, timezone.localdate(now))
    events = list(_changes(locked, draft, by, now))
    locked.state, locked.reason = draft.state, _reason(draft)
    locked.due_on, locked.owner = draft.due_on, draft.owner
    locked.version += 1
    locked.changed_at = now
    locked.save(
        update_fields=["state", "reason", "due_on", "owner", "version", "changed_at"],
    )
    TaskEvent.objects.bulk_create(events)
    recount(locked.plan)
    return locked


@transaction.atomic
def comment(*, task: PlanTask, text: str, by: User, now: datetime) -> TaskEvent:
    """Add what BY wrote to the history of TASK. Raises NotAllowed, or DomainError if it is empty.

    A comment may be written in a closed phase too.
    """
    locked = lock(task, by)
    words = text.strip()
    if not words:
        raise DomainError(_("Write something first."))
    if len(words) > LONGEST_COMMENT:
        raise DomainError(_("The comment is too long: write at most 2,000 characters."))
    return TaskEvent.objects.create(
        task=locked, what=TaskEvent.What.COMMENT, text=words, by=by, at=now
    )


def lock(task: PlanTask, by: User) -> PlanTask:
    """Return TASK and its plan locked until the transaction ends.

    Whoever closes the phase or changes another task of the plan waits meanwhile. Raises NotAllowed
    unless BY may work on it.
    """
    list(DeploymentPlan.objects.select_for_update().filter(pk=task.plan_id))
    rows = PlanTask.objects.select_for_update(of=("self",))
    locked = rows.select_related("plan__entity", "owner").get(pk=task.pk)
    require(may_work_on_plan(access.rights_over(by, locked.plan.entity)))
    if locked.plan.ended_at is not None:
        raise IllegalMove(_("Another plan has followed this one: it stays as it is."))
    return locked


def refuse_closed(task: PlanTask) -> None:
    """Raise IllegalMove when the phase of TASK is closed."""
    if task.phase in plans.closed(task.plan):
        raise IllegalMove(_("The phase of this task is closed. Reopen it to change the task."))


def _reason(draft: Draft) -> str:
    return draft.reason.strip() if draft.state == task_states.NOT_APPLICABLE else ""


def _same(task: PlanTask, draft: Draft) -> bool:
    wanted = (draft.state, _reason(draft), draft.due_on, draft.owner)
    return (task.state, task.reason, task.due_on, task.owner) == wanted


def _check(task: PlanTask, draft: Draft, on: date) -> None:
    filled = page_filled(task) if draft.state == task_states.DONE else True
    refusal = task_states.refusal(
        draft.state, reason=draft.reason, page=task.page, page_filled=filled
    )
    if refusal:
        raise DomainError(_(refusal))
    if draft.owner in (None, task.owner):
        return
    if draft.owner not in bodies.owners(task.plan.entity, on):
        raise DomainError(_("A task is for somebody of the body's team or for its technician."))


def _changes(task: PlanTask, draft: Draft, by: User, now: datetime) -> Iterator[TaskEvent]:
    what = TaskEvent.What
    reason = _reason(draft)
    if (task.state, task.reason) != (draft.state, reason):
        yield _event(task, what.STATE, (task.state, draft.state), by, now, text=reason)
    if task.owner != draft.owner:
        people = (str(who.pk) if who else "" for who in (task.owner, draft.owner))
        yield _event(task, what.OWNER, tuple(people), by, now)
    if task.due_on != draft.due_on:
        days = (day.isoformat() if day else "" for day in (task.due_on, draft.due_on))
        yield _event(task, what.DUE, tuple(days), by, now)


def _event(
    task: PlanTask,
    what: TaskEvent.What,
    values: tuple[str, ...],
    by: User,
    now: datetime,
    text: str = "",
) -> TaskEvent:
    before, after = values
    return TaskEvent(task=task, what=what, before=before, after=after, by=by, at=now, text=text)
