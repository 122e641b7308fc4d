"""What was done with an improvement action."""

from django.db import models
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from selfassessment.models.improvement import ImprovementAction
from selfassessment.rules.improvement.action_states import STEP_LABELS


class ImprovementStep(models.Model):
    """One step of an action, with what it said from then on, for ever."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    move = models.CharField(max_length=10)
    note = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=300)
    target_level = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    due_on = models.DateField(null=True)
    made_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "version"], name="one_improvement_step_a_version"
            )
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.move} {self.version}"

    @property
    def move_label(self) -> str:
        """What was done, in words."""
        return gettext(STEP_LABELS[self.move])
