"""Outlines drawn beneath the map, where an administrator has loaded them."""

from django.db import models


class Boundary(models.Model):
    """The outline of a comarca: its rings as lists of [longitude, latitude] in degrees."""

    code = models.CharField(primary_key=True, max_length=20)
    name = models.CharField(max_length=100)
    rings = models.JSONField()

    def __str__(self) -> str:
        return self.name
