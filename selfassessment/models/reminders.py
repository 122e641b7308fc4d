"""Reminders of campaigns: the calendar, and who was reminded on which day."""

from django.db import models
from django.db.models import Q

from selfassessment.rules.reminding import GROUP_LABELS, MOST_DAYS


def _groups() -> list[tuple[str, str]]:
    return list(GROUP_LABELS.items())


class ReminderDay(models.Model):
    """Remind, so many days before the campaign closes, whoever has something left to do."""

    campaign = models.ForeignKey(
        "selfassessment.Campaign", on_delete=models.CASCADE, related_name="reminder_days"
    )
    days_before = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "days_before"], name="one_reminder_a_day_before"
            ),
            models.CheckConstraint(
                condition=Q(days_before__lte=MOST_DAYS), name="a_reminder_is_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: -{self.days_before}"


class Reminded(models.Model):
    """A body is reminded of its assessment on a day: once a day at most, whoever asked.

    Its letters are written, by a worker if they are many, when POSTED_AT is set.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.CASCADE, related_name="reminders"
    )
    on = models.DateField()
    group = models.CharField(max_length=10, choices=_groups)
    asked_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "on"], name="one_reminder_a_body_and_day")
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(posted_at=None), name="reminder_to_be_posted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.on}"
