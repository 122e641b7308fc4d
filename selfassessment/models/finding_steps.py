"""What was done about a finding."""

from django.db import models
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from selfassessment.models.findings import Finding
from selfassessment.rules.finding_states import MOVE_LABELS


class FindingStep(models.Model):
    """One step in the follow-up of a finding, for ever."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    move = models.CharField(max_length=10)
    note = models.CharField(max_length=2000, blank=True)
    who = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    made_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "version"], name="one_step_a_version")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.move} {self.version}"

    @property
    def move_label(self) -> str:
        """What was done, in words."""
        return gettext(MOVE_LABELS[self.move])
