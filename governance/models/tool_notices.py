"""What was announced of a tool."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.models.tools import Tool, kind_choices
from governance.rules import tools


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
