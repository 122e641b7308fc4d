"""Consolidation reports: asked for, built by a worker, kept, and verifiable by anybody."""

from django.db import models
from django.db.models import Q

from eset_portal.common.models import Keyed
from eset_portal.common.work import Work


class Report(Keyed, Work):
    """The report of one assessment in one language. The same input is built once.

    SEAL is the name on the certificate that sealed the file. FROZEN says which edition of the
    data the report tells: the state and its days, the questionnaire, the rules.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="reports"
    )
    language = models.CharField(max_length=8)
    input_hash = models.CharField(max_length=64)
    code = models.CharField(max_length=40, unique=True)
    requested_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    file = models.FileField(upload_to="reports", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=200, blank=True)
    frozen = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "language", "input_hash"], name="one_report_an_input"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | ~Q(sha256=""), name="a_ready_report_has_its_hash"
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="report_by_state")]

    def __str__(self) -> str:
        return self.code
