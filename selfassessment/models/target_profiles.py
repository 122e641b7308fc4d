"""Where a body wants to arrive."""

from django.db import models


class TargetProfile(models.Model):
    """The level that a body wants to reach in each dimension, 1 to 4, by the dimension's code."""

    entity = models.OneToOneField(
        "governance.Entity", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    levels = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.levels)
