"""Who decided what when a copy met a new edition."""

import pgtrigger
from django.db import models
from django.db.models import Q

from docs_library.models.merge_sessions import MergeSession
from eset_portal.common import frozen
from eset_portal.common.models import Keyed

_OPEN = """
    IF NOT EXISTS (
        SELECT 1 FROM docs_library_mergesession s WHERE s.id = NEW.session_id AND s.state = 'open'
    ) THEN
        RAISE EXCEPTION 'nothing is decided in a session that is closed' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
"""


class MergeDecision(Keyed):
    """What somebody decided for one conflict, known by its digest; the highest version counts."""

    session = models.ForeignKey(MergeSession, on_delete=models.PROTECT, related_name="decisions")
    digest = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    which = models.CharField(max_length=8)
    text = models.TextField(blank=True, default="")
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "digest", "version"], name="decision_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1)
                & (Q(which="written") | Q(which__in=["ours", "theirs", "both"], text="")),
                name="decision_is_a_choice_or_a_text",
            ),
        ]
        triggers = [
            *frozen.append_only(),
            pgtrigger.Trigger(
                name="decision_is_in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OPEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.which}"
