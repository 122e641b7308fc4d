"""Every text that own copies had, for ever."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from docs_library.models.adaptations import Adaptation
from docs_library.models.editions import Edition
from docs_library.rules import adapting
from eset_portal.common import frozen
from eset_portal.common.models import Keyed

_FITS = """
    IF NOT EXISTS (
        SELECT 1 FROM docs_library_adaptation a JOIN docs_library_edition e
            ON e.document_id = a.document_id
        WHERE a.id = NEW.adaptation_id AND e.id = NEW.base_edition_id
            AND e.state IN ('published', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a copy stands on a published edition of its own document'
            USING ERRCODE = '23514';
    END IF;
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM docs_library_localedition p
        WHERE p.id = NEW.parent_id AND p.adaptation_id = NEW.adaptation_id
            AND p.number < NEW.number
    ) THEN
        RAISE EXCEPTION 'a copy comes after an older one of the same body'
            USING ERRCODE = '23514';
    END IF;
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'the hash of a copy is that of its text' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""


class LocalEdition(Keyed):
    """What a copy said after one save: rows that only grow, and that are approved once.

    `base_edition` is the edition on which the text stands, set by the portal alone. The parents
    are the save before (`parent`) and, where it comes from bringing the copy up to date, the
    edition brought in (`merged`). `touched` are the blocks of the base that it changed, by their
    digests; a `+` before one says that something was added after it.
    """

    adaptation = models.ForeignKey(Adaptation, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField()
    base_edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="copies")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    touched = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=adapting.DRAFT)
    approved_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adaptation", "number"], name="copy_number_is_unique"),
            models.CheckConstraint(
                condition=Q(number=1, parent=None) | Q(number__gt=1, parent__isnull=False),
                name="copy_comes_after_another",
            ),
            models.CheckConstraint(
                condition=Q(merged=None) | Q(merged=models.F("base_edition")),
                name="copy_stands_on_what_was_merged",
            ),
            models.CheckConstraint(
                condition=Q(state=adapting.DRAFT, approved_by=None, approved_at=None)
                | Q(
                    state=adapting.APPROVED,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
                name="copy_is_a_draft_or_approved",
            ),
        ]
        indexes = [
            models.Index(
                fields=["adaptation", "-number"],
                condition=Q(state=adapting.APPROVED),
                name="copy_that_is_approved",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="copy_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="copy_never_changes", exclude=["state", "approved_by", "approved_at"]
            ),
            pgtrigger.Protect(
                name="copy_is_approved_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=adapting.APPROVED),
            ),
            pgtrigger.Trigger(
                name="copy_fits", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_FITS
            ),
            frozen.never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.adaptation_id} {self.number}"
