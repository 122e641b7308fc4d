"""Releases of the methodology: the set of editions in force on a day, under one name."""

from django.db import models
from django.db.models import Q

from docs_library.models.editions import Edition
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class Release(Keyed):
    """A release such as 2026.1; `manifest` lists its editions with their hashes."""

    name = models.CharField(max_length=8, unique=True)
    on = models.DateField()
    change_note = models.TextField()
    manifest = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=r"^20[0-9]{2}\.[1-9][0-9]?$"),
                name="release_name_is_well_formed",
            ),
            models.CheckConstraint(
                condition=Q(change_note__regex=r".{20}", sha256__regex=r"^[0-9a-f]{64}$"),
                name="release_says_what_changes",
            ),
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return self.name


class ReleaseEdition(Keyed):
    """An edition is part of a release."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="parts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="releases")

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "edition"], name="edition_is_once_in_a_release"
            )
        ]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.release_id} {self.edition_id}"
