"""Norms as data, so that one can ask which documents stand on a law."""

from django.db import models
from django.utils.translation import gettext

from docs_library.models.editions import Edition
from docs_library.rules import norm_kinds
from eset_portal.common.models import Keyed


class Norm(Keyed):
    """A norm, once: `name` is how it is cited in short, such as Llei 39/2015.

    `eli` is its European identifier where there is one, `reference` any other (BOE-A-2015-10565).
    """

    name = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=norm_kinds.choices, default="other")
    eli = models.URLField(max_length=300, blank=True, default="")
    reference = models.CharField(max_length=100, blank=True, default="")
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=list(norm_kinds.KINDS)), name="norm_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in words, in the reader's language."""
        return gettext(norm_kinds.KINDS[self.kind])


class EditionNorm(Keyed):
    """An edition stands on a norm. `citation` is the line of `Edition.norms` at POSITION."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="norm_links")
    norm = models.ForeignKey(Norm, on_delete=models.PROTECT, related_name="edition_links")
    citation = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="edition_cites_one_norm_a_line"
            )
        ]

    def __str__(self) -> str:
        return self.citation
