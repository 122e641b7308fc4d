"""Campaigns: one questionnaire, many bodies, two dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """A round of self-assessment; it accepts answers from its first to its last day, inclusive.

    `control_until` is the day by which controls should be done. After `amendments_until` no
    answer is returned any more, and what is validated is closed. Without a day, no limit.
    """

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    version = models.ForeignKey("selfassessment.QuestionnaireVersion", on_delete=models.PROTECT)
    opens_on = models.DateField()
    closes_on = models.DateField()
    control_until = models.DateField(null=True, blank=True)
    amendments_until = models.DateField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="campaign_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(amendments_until=None) | Q(amendments_until__gte=F("closes_on")),
                name="campaign_is_amended_after_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, on: date) -> bool:
        """Say whether answers are taken on that day."""
        return self.opens_on <= on <= self.closes_on

    def may_amend(self, on: date) -> bool:
        """Say whether the amendments period lasts on that day."""
        return self.amendments_until is None or on <= self.amendments_until
