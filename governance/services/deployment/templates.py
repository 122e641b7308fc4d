"""Write templates of plans: what runs already keeps its own copy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import PlanTemplate, TemplateTask, User
from governance.permissions import may_change_settings

STEP = 10


@dataclass(frozen=True, slots=True)
class Words:
    """What a template says of itself: title, introduction, the kinds and bands it is for."""

    title: str
    intro: str
    kinds: list[str]
    bands: list[str] = field(default_factory=list)


@transaction.atomic
def add(
    *, words: Words, source: PlanTemplate | None, by: User | None, now: datetime
) -> PlanTemplate:
    """Return a new template, with the tasks of SOURCE if there is one; raises NotAllowed.

    Raises Conflict when another template in use has its title.
    """
    _may(by)
    _refuse_taken(words.title, but=None)
    template = PlanTemplate.objects.create(
        title=words.title,
        intro=words.intro,
        kinds=words.kinds,
        bands=words.bands,
        changed_at=now,
        changed_by=by,
    )
    if source is not None:
        names = ("phase", "position", "title", "text", "required", "side", "link", "page", "days")
        TemplateTask.objects.bulk_create(
            TemplateTask(template=template, **{name: getattr(row, name) for name in names})
            for row in source.tasks.order_by("position", "pk")
        )
    audit.record(by, "plan_template.added", template)
    return template


@transaction.atomic
def change(
    *, template: PlanTemplate, words: Words, seen: int, by: User, now: datetime
) -> PlanTemplate:
    """Give TEMPLATE other WORDS; SEEN is the version that they saw. Raises NotAllowed, Conflict."""
    locked = _locked(template, seen, by)
    _refuse_taken(words.title, but=locked)
    locked.title, locked.intro = words.title, words.intro
    locked.kinds, locked.bands = words.kinds, words.bands
    locked.save(update_fields=["title", "intro", "kinds", "bands"])
    _changed(locked, by, now)
    return locked


@transaction.atomic
def write_task(
    *,
    template: PlanTemplate,
    task: TemplateTask | None,
    facts: Mapping[str, Any],
    seen: int,
    by: User,
    now: datetime,
) -> TemplateTask:
    """Change TASK of TEMPLATE to FACTS, its columns; None adds one at the end of its phase.

    Raises NotAllowed, or Conflict when the template changed since the version SEEN.
    """
    locked = _locked(template, seen, by)
    if task is None:
        row = TemplateTask(template=locked, **facts)
        row.position = _last(locked, row.phase) + STEP
        row.save(force_insert=True)
    else:
        row = _task(locked, task)
        for name, value in facts.items():
            setattr(row, name, value)
        row.save(update_fields=list(facts))
    _changed(locked, by, now)
    return row


@transaction.atomic
def remove_task(
    *, template: PlanTemplate, task: TemplateTask, seen: int, by: User, now: datetime
) -> None:
    """Take TASK out of TEMPLATE; plans that run keep theirs. Raises NotAllowed, Conflict."""
    locked = _locked(template, seen, by)
    _task(locked, task).delete()
    _changed(locked, by, now)


@transaction.atomic
def retire(*, template: PlanTemplate, seen: int, by: User, now: datetime) -> None:
    """Take TEMPLATE out of use for new plans. Raises NotAllowed, Conflict, IllegalMove."""
    locked = _locked(template, seen, by)
    PlanTemplate.objects.filter(pk=locked.pk).update(
        retired_at=now, changed_at=now, changed_by=by, version=locked.version + 1
    )
    audit.record(by, "plan_template.retired", locked)


def _locked(template: PlanTemplate, seen: int, by: User) -> PlanTemplate:
    _may(by)
    locked = PlanTemplate.objects.select_for_update().get(pk=template.pk)
    if locked.retired_at is not None:
        raise IllegalMove(_("This template is no longer in use: it stays as it is."))
    if locked.version != seen:
        raise Conflict(
            _("Somebody else changed this template while you were writing. Look, and save again.")
        )
    return locked


def _task(template: PlanTemplate, task: TemplateTask) -> TemplateTask:
    row = template.tasks.filter(pk=task.pk).first()
    if row is None:
        raise Conflict(_("Somebody else has removed this task."))
    return row


def _last(template: PlanTemplate, phase: str) -> int:
    found = template.tasks.filter(phase=phase).aggregate(last=Max("position"))
    return int(found["last"] or 0)


def _changed(template: PlanTemplate, by: User, now: datetime) -> None:
    template.version += 1
    PlanTemplate.objects.filter(pk=template.pk).update(
        version=template.version, changed_at=now, changed_by=by
    )
    audit.record(by, "plan_template.changed", template, version=template.version)


def _may(by: User | None) -> None:
    if by is not None:
        require(may_change_settings(by))


def _refuse_taken(title: str, *, but: PlanTemplate | None) -> None:
    rows = PlanTemplate.objects.filter(title=title, retired_at=None)
    if any(row != but for row in rows):
        raise DomainError(_("There is already a template with this title: choose another."))
