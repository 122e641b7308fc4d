"""A copy is brought up to date: what met, and what came of it."""

import pgtrigger
from django.db import models
from django.db.models import Q

from docs_library.models.adaptations import Adaptation
from docs_library.models.editions import Edition
from docs_library.models.local_editions import LocalEdition
from docs_library.rules import adapting
from eset_portal.common import frozen
from eset_portal.common.models import Keyed

_FITS = """
    IF NOT EXISTS (
        SELECT 1 FROM docs_library_adaptation a
            JOIN docs_library_localedition o ON o.adaptation_id = a.id
            JOIN docs_library_edition t ON t.document_id = a.document_id
        WHERE a.id = NEW.adaptation_id AND o.id = NEW.ours_id
            AND o.base_edition_id = NEW.base_edition_id AND t.id = NEW.theirs_id
            AND t.state IN ('published', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a copy meets an edition of its own document, over what it stands on'
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""


class MergeSession(Keyed):
    """A copy meets a new edition: open until all is decided, or abandoned; then it stays.

    `regions` are the stretches that met as they were found (see rules.merging), `discarded` the
    blocks of either side that a decision left out, with who decided and when.
    """

    adaptation = models.ForeignKey(Adaptation, on_delete=models.PROTECT, related_name="merges")
    base_edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    ours = models.ForeignKey(LocalEdition, on_delete=models.PROTECT, related_name="+")
    theirs = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    algorithm = models.PositiveSmallIntegerField()
    regions = models.JSONField()
    discarded = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, default=adapting.OPEN)
    opened_by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.OneToOneField(
        LocalEdition, on_delete=models.PROTECT, null=True, blank=True, related_name="merge"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["adaptation"],
                condition=Q(state=adapting.OPEN),
                name="one_open_merge_an_adaptation",
            ),
            models.CheckConstraint(
                condition=Q(state=adapting.OPEN, closed_by=None, closed_at=None, result=None)
                | Q(closed_by__isnull=False, closed_at__isnull=False)
                & (
                    Q(state=adapting.DONE, result__isnull=False)
                    | Q(state=adapting.ABANDONED, result=None)
                ),
                name="merge_is_open_or_closed",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="merge_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="merge_is_closed_once",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state=adapting.OPEN),
            ),
            pgtrigger.ReadOnly(
                name="merge_never_changes",
                exclude=["state", "closed_by", "closed_at", "result", "discarded"],
            ),
            pgtrigger.Trigger(
                name="merge_fits", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_FITS
            ),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.adaptation_id} {self.state}"
