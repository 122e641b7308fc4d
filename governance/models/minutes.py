"""The minutes of a session of a body of governance."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from eset_portal.common.frozen import append_only
from eset_portal.common.models import Keyed
from governance.models.committee_sessions import PERSON, CommitteeSession


class Minutes(Keyed):
    """The minutes of a session as a PDF with a hash and a verification code.

    VERSION 1 is the draft, written when the session closes; version 2 says in which session they
    were approved and with which corrections. Both stay and can be verified.
    """

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, unique=True)
    file = models.FileField(upload_to="minutes", max_length=200)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    approved_in = models.ForeignKey(
        CommitteeSession, on_delete=models.PROTECT, null=True, related_name="approved_minutes"
    )
    corrections = models.TextField(max_length=5000, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "version"], name="one_minutes_a_version"),
            models.CheckConstraint(
                condition=Q(version=1, approved_in=None, corrections="")
                | Q(version=2, approved_in__isnull=False),
                name="minutes_are_draft_or_approved",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.code

    @property
    def finished_at(self) -> datetime:
        """When it was written: what the page of verification calls issued."""
        return self.at
