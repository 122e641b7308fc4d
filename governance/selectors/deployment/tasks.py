"""A task of a plan: what shows that it is done, and all that happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from eset_portal.templatetags.days import in_words
from governance.models import NeedsRecord, PlanTask, TaskEvent, TaskEvidence, ToolUse, User
from governance.rules.deployment import task_states


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened to a task, in words: when, who, what, and what they wrote."""

    at: datetime
    who: str
    what: str
    text: str
    is_comment: bool


def evidence(task: PlanTask) -> list[TaskEvidence]:
    """Return what shows that TASK is done, the oldest first."""
    rows = task.evidence.filter(removed_at=None).select_related("added_by")
    return list(rows.order_by("added_at", "pk"))


def page_filled(task: PlanTask) -> bool:
    """Say whether the page of the portal that TASK is about has content; True without one."""
    if task.page == task_states.NEEDS:
        return NeedsRecord.objects.filter(entity=task.plan.entity_id).exists()
    if task.page == task_states.TOOLS:
        return ToolUse.objects.filter(entity=task.plan.entity_id).exists()
    return True


def history(task: PlanTask) -> list[Line]:
    """Return all that happened to TASK in words, the newest first, in two queries."""
    rows = list(task.events.select_related("by").order_by("-pk"))
    return list(_lines(rows))


def _lines(rows: list[TaskEvent]) -> Iterator[Line]:
    owners = [row for row in rows if row.what == TaskEvent.What.OWNER]
    keys = {key for row in owners for key in (row.before, row.after) if key}
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=keys)} if keys else {}
    for row in rows:
        yield Line(
            at=row.at,
            who=str(row.by) if row.by else _("The portal"),
            what=_words(row, names),
            text=row.text,
            is_comment=row.what == TaskEvent.What.COMMENT,
        )


def _words(row: TaskEvent, names: dict[str, str]) -> str:
    if row.what == TaskEvent.What.STATE:
        return _("State: %(state)s") % {"state": _(task_states.STATES[row.after].label)}
    if row.what == TaskEvent.What.OWNER and row.after:
        return _("In charge: %(person)s") % {"person": names.get(row.after, row.after)}
    if row.what == TaskEvent.What.DUE and row.after:
        return _("Due: %(day)s") % {"day": in_words(date.fromisoformat(row.after))}
    fixed = {
        TaskEvent.What.OWNER: _("Nobody is in charge any more"),
        TaskEvent.What.DUE: _("No due date any more"),
        TaskEvent.What.COMMENT: _("Comment"),
        TaskEvent.What.ADDED: _("Evidence added: %(name)s") % {"name": row.after},
        TaskEvent.What.REMOVED: _("Evidence removed: %(name)s") % {"name": row.before},
    }
    return fixed[TaskEvent.What(row.what)]
