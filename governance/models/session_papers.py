"""The files that go with a session of a body of governance."""

from django.db import models

from eset_portal.common.models import Keyed
from governance.models.committee_sessions import PERSON, CommitteeSession


class SessionPaper(Keyed):
    """A file that goes with a session. One that is removed stays on record."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="papers")
    file = models.FileField(upload_to="committee", max_length=300)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["session", "at"], name="papers_of_session")]

    def __str__(self) -> str:
        return self.name
