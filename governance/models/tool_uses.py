"""Which body uses which tool, since when and how far."""

from django.db import models
from django.utils.translation import gettext

from governance.models.dated import Dated
from governance.models.entities import never_two_at_once
from governance.models.tools import Tool
from governance.rules import tools


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
