"""What a body was before it changed: rows that are added and never touched again."""

from django.db import models
from django.db.models import F, Q

from eset_portal.common.frozen import append_only
from governance.models.dated import Dated
from governance.models.entities import Entity, never_two_at_once


class Ending(models.Model):
    """A body is no more from the day `on`; SUCCESSOR took over, by merger or otherwise."""

    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="ending")
    on = models.DateField()
    successor = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, related_name="took_over"
    )
    merged = models.BooleanField(default=False)

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(entity=F("successor")), name="nobody_succeeds_itself"
            ),
            models.CheckConstraint(
                condition=Q(merged=False) | Q(successor__isnull=False),
                name="a_merger_has_a_successor",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.entity_id} {self.on}"


class TakenAlong(Dated):
    """A body takes part because the one that it depends on took it along."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="taken_along")
    parent = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="takes_along")

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once("taken_along_by_one_at_once", "entity"),
            models.CheckConstraint(
                condition=~Q(entity=F("parent")), name="nobody_takes_itself_along"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent_id} → {self.entity_id}"
