"""What held from one day to another."""

from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import F, Q

Row = TypeVar("Row", bound=models.Model)


class Dated(models.Model):
    """A fact that starts on a day and, when `ends_on` is set, no longer holds on that day."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]


def holding(rows: models.QuerySet[Row], on: date) -> models.QuerySet[Row]:
    """Keep the ROWS of dated facts that hold on that day."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)
