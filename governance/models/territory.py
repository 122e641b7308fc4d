"""Provinces and comarques."""

from django.db import models


class Province(models.Model):
    """One of the four provinces."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Comarca(models.Model):
    """One of the comarques; its code is the official two digits."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60)
    sort_name = models.CharField(max_length=80, db_index=True)
    capital = models.CharField(max_length=80, blank=True)
    governed_by = models.ForeignKey(
        "governance.Entity",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="governed_comarques",
    )

    def __str__(self) -> str:
        return self.name
