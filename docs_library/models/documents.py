"""The documents of the methodology: what stays the same from edition to edition."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.rules import collection_names, document_kinds
from eset_portal.common.models import Keyed
from governance.rules import bands, entity_kinds


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents."""

    def in_order(self) -> Self:
        """Sort by code."""
        return self.order_by("code")


class Document(Keyed):
    """A document, for ever: its code is never changed nor given to another."""

    code = models.CharField(max_length=12, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=document_kinds.choices)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    collection = models.CharField(max_length=20, choices=collection_names.choices)
    kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    bands = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    owner = models.CharField(max_length=160, blank=True, default="")
    is_required = models.BooleanField(default=False)
    may_be_adapted = models.BooleanField(default=True)
    review_due = models.DateField(null=True, blank=True)
    links = models.ManyToManyField("self", through="DocumentLink", symmetrical=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{3}-[0-9]{2,3}$"),
                name="document_code_is_well_formed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def kind_label(self) -> str:
        """The kind in words, in the reader's language."""
        return gettext(document_kinds.KINDS[self.kind].label)

    @property
    def collection_label(self) -> str:
        """The collection in words, in the reader's language."""
        return gettext(collection_names.COLLECTIONS[self.collection])

    @property
    def audience(self) -> list[str]:
        """The kinds and sizes of bodies it is for, in words; empty when for all."""
        kinds = [gettext(entity_kinds.KINDS[code].plural) for code in self.kinds]
        return kinds + [gettext(bands.BANDS[code].label) for code in self.bands]
