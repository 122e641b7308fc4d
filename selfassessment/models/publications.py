"""The public figures of finished campaigns: written once, so that no change tells anything."""

from django.db import models

from eset_portal.common.frozen import append_only


class Publication(models.Model):
    """The public figures of a campaign, with small groups already left out, and their hash."""

    campaign = models.OneToOneField(
        "selfassessment.Campaign", on_delete=models.PROTECT, primary_key=True
    )
    published_at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    append_only = True

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.sha256[:8]}"
