"""Who was added to a campaign, taken out or brought back after it opened, and why."""

from django.db import models
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from selfassessment.rules.population_changes import CHANGES


def _changes() -> list[tuple[str, str]]:
    return list(CHANGES.items())


class PopulationChange(models.Model):
    """One change to the frozen list of a campaign, for ever."""

    campaign = models.ForeignKey(
        "selfassessment.Campaign", on_delete=models.PROTECT, related_name="population_changes"
    )
    entity = models.ForeignKey("governance.Entity", on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=20, choices=_changes)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="a_change_of_population_says_why"
            )
        ]
        indexes = [models.Index(fields=["campaign", "made_at"], name="population_change_by_time")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.change} {self.entity_id}"

    @property
    def change_label(self) -> str:
        """What was done, in words."""
        return gettext(CHANGES[self.change])
