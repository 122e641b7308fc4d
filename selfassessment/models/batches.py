"""Batches of reports: many bodies asked for at once, one row of work for each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eset_portal.common.models import Keyed
from eset_portal.common.work import Work

TONES = {"running": "on", "paused": "warn", "cancelled": "", "ended": "good"}


class ReportBatch(Keyed):
    """The reports of many assessments of a campaign, in one language.

    WANTED is what was asked of the list of bodies, as in its address. NOTE says in words why
    the portal itself paused the batch.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Under way")
        PAUSED = "paused", _("Paused")
        CANCELLED = "cancelled", _("Cancelled")
        ENDED = "ended", _("Ended")

    campaign = models.ForeignKey("selfassessment.Campaign", on_delete=models.PROTECT)
    language = models.CharField(max_length=8)
    wanted = models.JSONField(default=dict)
    total = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    note = models.CharField(max_length=500, blank=True)
    requested_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="batch_by_state")]

    def __str__(self) -> str:
        return f"{self.campaign} · {self.total}"

    @property
    def tone(self) -> str:
        """The tone of the state's badge."""
        return TONES[self.state]


class BatchItem(Work):
    """One report of a batch: the body it is of and, once known, the report that tells of it.

    The same report may serve several batches. SENT_AT is when its key last went to the broker.
    """

    batch = models.ForeignKey(ReportBatch, on_delete=models.CASCADE, related_name="items")
    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="+"
    )
    report = models.ForeignKey(
        "selfassessment.Report", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "assessment"], name="one_item_a_body_and_batch"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(report__isnull=False),
                name="a_ready_item_has_its_report",
            ),
        ]
        indexes = [models.Index(fields=["batch", "state"], name="batch_item_by_state")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.assessment_id}"
