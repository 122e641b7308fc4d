"""Columns that many tables share."""

import uuid

from django.db import models


class Keyed(models.Model):
    """A row whose key says nothing about how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
