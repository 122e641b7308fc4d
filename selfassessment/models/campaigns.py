"""Campaigns: one questionnaire, many bodies, two dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """A round of self-assessment; it accepts answers from its first to its last day, inclusive."""

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    version = models.ForeignKey("selfassessment.QuestionnaireVersion", on_delete=models.PROTECT)
    opens_on = models.DateField()
    closes_on = models.DateField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="campaign_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, on: date) -> bool:
        """Say whether answers are taken on that day."""
        return self.opens_on <= on <= self.closes_on
