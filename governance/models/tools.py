"""The catalogue of services and tools, what is announced of them, and which body uses which."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.models.dated import Dated
from governance.models.entities import never_two_at_once
from governance.rules import tools


def kind_choices() -> list[tuple[str, str]]:
    """Return what may be announced of a tool as (code, words) pairs."""
    return list(tools.KINDS.items())


class Tool(Keyed):
    """A service or tool of e-administration. VERSION counts the changes of its words."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    group = models.CharField(max_length=12, choices=tools.group_choices)
    purpose = models.TextField(max_length=1000)
    owner = models.CharField(max_length=120)
    website = models.URLField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name

    @property
    def group_label(self) -> str:
        """The group in the reader's language."""
        return gettext(tools.GROUPS[self.group])


class ToolNotice(Keyed):
    """Somebody announced that a tool changes or is retired from a day on.

    The watch over the method starts here: the library may hang its work on a row of this table.
    A notice is never rewritten; a wrong one is withdrawn, and stays on record.
    """

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=12, choices=kind_choices)
    announced_on = models.DateField()
    holds_from = models.DateField()
    note = models.TextField(max_length=1000)
    replacement = models.ForeignKey(
        Tool, on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    source = models.URLField(max_length=500, blank=True)
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(replacement=None) | ~Q(replacement=F("tool")),
                name="no_tool_replaces_itself",
            )
        ]
        indexes = [models.Index(fields=["tool", "holds_from"], name="notices_of_tool")]

    def __str__(self) -> str:
        return f"{self.tool} {self.kind} {self.holds_from}"

    @property
    def kind_label(self) -> str:
        """What is announced, in the reader's language."""
        return gettext(tools.KINDS[self.kind])


class ToolUse(Dated):
    """A body used a tool so far between two days; what changed begins a row of its own."""

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="tool_uses"
    )
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="uses")
    level = models.CharField(max_length=8, choices=tools.level_choices)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once("one_use_of_a_tool_at_once", "entity", "tool"),
        ]
        indexes = [models.Index(fields=["tool", "ends_on", "level"], name="uses_by_tool")]

    def __str__(self) -> str:
        return f"{self.tool} {self.level} {self.starts_on}"

    @property
    def level_label(self) -> str:
        """How far it is used, in the reader's language."""
        return gettext(tools.LEVELS[self.level].label)

    @property
    def level_tone(self) -> str:
        """The tone of the level's badge."""
        return tools.LEVELS[self.level].tone
