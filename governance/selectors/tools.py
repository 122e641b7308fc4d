"""The catalogue of tools, what is announced of them, and which body uses which.

Others ask here: `in_use(entity, on)` for what a body uses, `names_in_use(body)` to annotate rows
with no more than the names, `by_tool(bodies, on)` for how many use each, and `announced(on)` for
changes and retirements still ahead, where the watch over the method may start its work.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from governance.models import Entity, Tool, ToolNotice, ToolUse
from governance.models.dated import holding
from governance.rules import tools


@dataclass(frozen=True, slots=True)
class Standing:
    """A tool on one day: its state, the notices not withdrawn, and what a body says of it."""

    tool: Tool
    state: str
    notices: list[ToolNotice]
    use: ToolUse | None = None

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""
        return gettext(tools.STATES[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return tools.STATES[self.state].tone

    @property
    def is_retired(self) -> bool:
        """Whether it is no longer to be used."""
        return self.state == tools.RETIRED

    @property
    def notice(self) -> ToolNotice | None:
        """The notice to show first: the last one to hold."""
        return self.notices[0] if self.notices else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many bodies use a tool and how far; `unsaid` have said nothing of it."""

    standing: Standing
    none: int
    trial: int
    partly: int
    fully: int
    unsaid: int

    @property
    def used(self) -> int:
        """How many use it at all."""
        return self.trial + self.partly + self.fully

    @property
    def said(self) -> int:
        """How many have said anything of it."""
        return self.used + self.none

    @property
    def total(self) -> int:
        """How many bodies are looked at."""
        return self.said + self.unsaid


def catalogue(on: date, uses: Iterable[ToolUse] = ()) -> list[Standing]:
    """Return every tool as it stands on that day, with its use among USES, in two queries."""
    of_tool: dict[UUID, list[ToolNotice]] = {}
    rows = ToolNotice.objects.filter(withdrawn_at=None, announced_on__lte=on)
    for notice in rows.select_related("replacement", "tool").order_by("-holds_from", "pk"):
        of_tool.setdefault(notice.tool_id, []).append(notice)
    held = {use.tool_id: use for use in uses}
    order = {code: place for place, code in enumerate(tools.GROUPS)}
    found = sorted(Tool.objects.all(), key=lambda row: (order[row.group], row.position, row.name))
    return [_standing(row, of_tool.get(row.pk, []), on, held.get(row.pk)) for row in found]


def standing(tool: Tool, on: date) -> Standing:
    """Return how TOOL stands on that day."""
    rows = tool.notices.filter(withdrawn_at=None, announced_on__lte=on)
    notices = rows.select_related("replacement").order_by("-holds_from", "pk")
    return _standing(tool, list(notices), on)


def of_body(entity: Entity, on: date) -> list[Standing]:
    """Return every tool with what ENTITY says of it on that day; `use` is None for nothing."""
    return catalogue(on, holding(ToolUse.objects.filter(entity=entity), on))


def in_use(entity: Entity, on: date) -> list[Standing]:
    """Return the tools that ENTITY uses on that day, at least on trial."""
    return [row for row in of_body(entity, on) if row.use and row.use.level in tools.USED]


def names_in_use(body: str) -> ArraySubquery:
    """Return, to annotate rows that know their BODY by that name, the tools it uses: no query more.

    They are the names, in the order of the catalogue, of those in use until further notice.
    """
    rows = ToolUse.objects.filter(entity=OuterRef(body), ends_on=None, level__in=tools.USED)
    return ArraySubquery(rows.order_by("tool__position", "tool__name").values("tool__name"))


def past_uses(entity: Entity) -> list[ToolUse]:
    """Return what ENTITY has ever said of tools, the newest first."""
    rows = ToolUse.objects.filter(entity=entity).select_related("tool", "by")
    return list(rows.order_by("-starts_on", "-pk"))


def by_tool(bodies: QuerySet[Entity], on: date) -> list[Spread]:
    """Return for each tool how many of BODIES use it on that day, and how far, in four queries."""
    rows = holding(ToolUse.objects.filter(entity__in=bodies.values("pk")), on)
    counted = rows.values("tool", "level").annotate(n=Count("pk")).order_by()
    numbers = Counter({(row["tool"], row["level"]): row["n"] for row in counted})
    total = bodies.count()
    return [_spread(row, numbers, total) for row in catalogue(on)]


def users(tool: Tool, bodies: QuerySet[Entity], on: date) -> QuerySet[ToolUse]:
    """Return what BODIES say of TOOL on that day, in order of their names."""
    rows = holding(ToolUse.objects.filter(tool=tool, entity__in=bodies.values("pk")), on)
    return rows.select_related("entity").order_by("entity__sort_name", "pk")


def announced(on: date) -> QuerySet[ToolNotice]:
    """Return the changes and retirements that were known on that day and still lay ahead.

    The soonest comes first. A withdrawn notice is none. The watch over the method may begin its
    work from a row of these: it names the tool, what happens, from when, and what replaces it.
    """
    known = Q(withdrawn_at=None, announced_on__lte=on, holds_from__gt=on)
    rows = ToolNotice.objects.filter(known).select_related("tool", "replacement")
    return rows.order_by("holds_from", "pk")


def _standing(
    tool: Tool, notices: list[ToolNotice], on: date, use: ToolUse | None = None
) -> Standing:
    known = [tools.Notice(row.kind, row.holds_from) for row in notices]
    return Standing(tool, tools.state_on(known, on), notices, use)


def _spread(row: Standing, numbers: Counter[tuple[UUID, str]], total: int) -> Spread:
    of_level = {level: numbers[row.tool.pk, level] for level in tools.LEVELS}
    unsaid = total - sum(of_level.values())
    return Spread(standing=row, unsaid=unsaid, **of_level)
