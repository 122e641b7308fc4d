"""Workbooks that came back, waiting to be looked at and confirmed."""

from django.db import models

from eset_portal.common.models import Keyed


class SheetUpload(Keyed):
    """The answers that a filled workbook says, with the version that each had at download.

    LINES are lists: code, version, level, value, not applicable, reason, comment, fault.
    Nothing of it counts until somebody confirms it; applying it twice has one effect.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="sheet_uploads"
    )
    lines = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.sha256[:12]
