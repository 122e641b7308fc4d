"""Show that a task of a plan is done: attach files and links, and take them away."""

from datetime import datetime
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import IllegalMove
from eset_portal.common.uploads import Checked
from governance.models import PlanTask, TaskEvent, TaskEvidence, User
from governance.services.deployment.tasks import lock, refuse_closed

LIMIT = 20 * 1024 * 1024
"""The largest file that is taken, in bytes."""


@transaction.atomic
def attach(*, task: PlanTask, file: Checked, by: User, now: datetime) -> TaskEvidence:
    """Keep a checked FILE as evidence of TASK; raises NotAllowed.

    The same content twice is kept once.
    """
    locked = lock(task, by)
    there = locked.evidence.filter(sha256=file.sha256, removed_at=None).first()
    if there is not None:
        return there
    row = TaskEvidence(
        task=locked,
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        added_by=by,
        added_at=now,
    )
    row.file.save(f"{uuid4().hex}.{file.kind}", file.file, save=False)
    return _added(row)


@transaction.atomic
def link(*, task: PlanTask, address: str, name: str, by: User, now: datetime) -> TaskEvidence:
    """Keep an ADDRESS of the web, under a NAME, as evidence of TASK; raises NotAllowed."""
    locked = lock(task, by)
    row = TaskEvidence(
        task=locked, name=name.strip() or address[:200], link=address, added_by=by, added_at=now
    )
    return _added(row)


@transaction.atomic
def remove(*, evidence: TaskEvidence, by: User, now: datetime) -> None:
    """Take EVIDENCE away: its file is deleted, its name and hash stay on record.

    Raises NotAllowed, or IllegalMove when it is gone already or the phase is closed.
    """
    locked = lock(evidence.task, by)
    refuse_closed(locked)
    gone = locked.evidence.filter(pk=evidence.pk, removed_at=None).update(removed_at=now)
    if not gone:
        raise IllegalMove(_("This evidence has already been removed."))
    if evidence.file.name:
        discard = partial(evidence.file.storage.delete, evidence.file.name)
        transaction.on_commit(discard, robust=True)
    TaskEvent.objects.create(
        task=locked, what=TaskEvent.What.REMOVED, before=evidence.name, by=by, at=now
    )


def _added(row: TaskEvidence) -> TaskEvidence:
    row.save(force_insert=True)
    TaskEvent.objects.create(
        task=row.task,
        what=TaskEvent.What.ADDED,
        after=row.name,
        by=row.added_by,
        at=row.added_at,
    )
    return row
