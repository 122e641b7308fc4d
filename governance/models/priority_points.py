"""The points by which applications are ordered."""

from django.db import models


class PriorityPoint(models.Model):
    """How many points a criterion of the queue gives; the criteria are rules/priority.py."""

    code = models.CharField(max_length=20, primary_key=True)
    points = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.code}: {self.points}"
