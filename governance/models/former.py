"""What a body was called, and on whom it depended, before."""

from django.db import models

from eset_portal.common.frozen import append_only
from governance.models.entities import Entity


class FormerName(models.Model):
    """The name that a body had before the day `until`, from which it has the next one."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=200)
    search_name = models.CharField(max_length=300)
    until = models.DateField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "until"], name="one_former_name_a_day")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.name


class FormerParent(models.Model):
    """The body on which another depended before the day `until`; None where it was unknown."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="former_parents")
    parent = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "until"], name="one_former_parent_a_day")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.entity_id} {self.until}"
