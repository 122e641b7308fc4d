"""Keep the catalogue of tools and what each body says that it uses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import access, audit
from governance.models import Entity, Tool, ToolNotice, ToolUse, User
from governance.models.dated import holding
from governance.permissions import may_change_settings, may_work_on_plan
from governance.rules import tools

STEP = 10


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced of a tool: kind, from when, in words, its replacement and its source."""

    kind: str
    holds_from: date
    note: str
    replacement: Tool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """How far a body uses a tool since a day; SEEN is the key of what it said before, if any."""

    level: str
    since: date
    note: str = ""
    seen: int | None = None


@transaction.atomic
def add(*, words: Mapping[str, str], by: User) -> Tool:
    """Return a new tool with WORDS, its columns; raises NotAllowed, Conflict for a name taken."""
    require(may_change_settings(by))
    slug = slugify(words["name"])[:60]
    if not slug:
        raise DomainError(_("Give the tool a name with letters or figures."))
    if Tool.objects.filter(slug=slug).exists():
        raise Conflict(_("There is already a tool with this name: change that one."))
    last = Tool.objects.aggregate(last=Max("position"))["last"] or 0
    tool = Tool.objects.create(slug=slug, position=last + STEP, **words)
    audit.record(by, "tool.added", tool, tool=tool.slug)
    return tool


@transaction.atomic
def change(*, tool: Tool, words: Mapping[str, str], seen: int, by: User) -> Tool:
    """Give TOOL other WORDS; SEEN is the version that they saw. Raises NotAllowed, Conflict."""
    require(may_change_settings(by))
    changed = Tool.objects.filter(pk=tool.pk, version=seen).update(**words, version=seen + 1)
    if not changed:
        raise Conflict(
            _("Somebody else changed this tool while you were writing. Look, and save again.")
        )
    tool.refresh_from_db()
    audit.record(by, "tool.changed", tool, tool=tool.slug)
    return tool


@transaction.atomic
def announce(*, tool: Tool, what: Announcement, by: User, now: datetime) -> ToolNotice:
    """Announce of TOOL that it changes or is retired. Raises NotAllowed, DomainError."""
    require(may_change_settings(by))
    if what.replacement == tool:
        raise DomainError(_("A tool cannot be replaced by itself."))
    notice = ToolNotice.objects.create(
        tool=tool,
        kind=what.kind,
        announced_on=timezone.localdate(now),
        holds_from=what.holds_from,
        note=what.note,
        replacement=what.replacement,
        source=what.source,
        by=by,
        at=now,
    )
    since = what.holds_from.isoformat()
    audit.record(by, "tool.announced", notice, tool=tool.slug, kind=what.kind, since=since)
    return notice


@transaction.atomic
def withdraw(*, notice: ToolNotice, by: User, now: datetime) -> None:
    """Take NOTICE back: it counts no more, and stays on record. Raises NotAllowed, IllegalMove."""
    require(may_change_settings(by))
    gone = ToolNotice.objects.filter(pk=notice.pk, withdrawn_at=None).update(withdrawn_at=now)
    if not gone:
        raise IllegalMove(_("This notice has already been withdrawn."))
    audit.record(by, "tool.notice_withdrawn", notice, tool=notice.tool.slug)


@transaction.atomic
def use(*, entity: Entity, tool: Tool, what: Use, by: User, now: datetime) -> ToolUse:
    """Write how far ENTITY uses TOOL since a day; what it said before ends that day.

    One that began on that very day is replaced: it held on no day. Raises NotAllowed, Conflict
    when somebody wrote meanwhile, DomainError for what cannot be. The same twice is once.
    """
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    require(may_work_on_plan(access.rights_over(by, entity)))
    today = timezone.localdate(now)
    running = holding(ToolUse.objects.filter(entity=entity, tool=tool), today).first()
    if running and (running.level, running.note) == (what.level, what.note):
        return running
    if (running.pk if running else None) != what.seen:
        raise Conflict(_("Somebody else wrote about this tool meanwhile. Look, and save again."))
    first = running.starts_on if running else None
    if refusal := tools.use_refusal(what.level, since=what.since, running_since=first, on=today):
        raise DomainError(_(refusal))
    _make_room(running, what.since)
    return ToolUse.objects.create(
        entity=entity,
        tool=tool,
        level=what.level,
        note=what.note,
        starts_on=what.since,
        by=by,
        at=now,
    )


def _make_room(running: ToolUse | None, since: date) -> None:
    if running is None:
        return
    if running.starts_on == since:
        ToolUse.objects.filter(pk=running.pk).delete()
    else:
        ToolUse.objects.filter(pk=running.pk).update(ends_on=since)
