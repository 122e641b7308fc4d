"""Campaigns: one questionnaire, many bodies, two dates."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from eset_portal.common.rules.moves import State
from selfassessment.rules import campaigns as rules


def _instruments() -> list[tuple[str, str]]:
    return list(rules.INSTRUMENTS.items())


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns."""

    def opened(self) -> Self:
        """Keep those that are not being prepared any more."""
        return self.filter(is_prepared=False)


class Campaign(models.Model):
    """A round of self-assessment; it accepts answers from its first to its last day, inclusive.

    `control_until` is the day by which controls should be done. After `amendments_until` no
    answer is returned any more, and what is validated is closed. Without a day, no limit.
    While it is prepared it has no bodies: opening it freezes the list. CHOSEN are the codes of
    the questions of a light check.
    """

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    version = models.ForeignKey("selfassessment.QuestionnaireVersion", on_delete=models.PROTECT)
    instrument = models.CharField(max_length=20, choices=_instruments, default=rules.CONSOLIDATION)
    chosen = models.JSONField(default=list)
    population = models.JSONField(default=dict)
    opens_on = models.DateField()
    closes_on = models.DateField()
    control_until = models.DateField(null=True, blank=True)
    amendments_until = models.DateField(null=True, blank=True)
    carries_forward = models.BooleanField(default=False)
    opens_itself = models.BooleanField(default=False)
    is_prepared = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="campaign_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(amendments_until=None) | Q(amendments_until__gte=F("closes_on")),
                name="campaign_is_amended_after_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(is_prepared=True) | ~Q(instrument=rules.LIGHT) | ~Q(chosen=[]),
                name="a_light_check_has_questions",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, on: date) -> bool:
        """Say whether answers are taken on that day."""
        taken = not self.is_prepared and self.closed_at is None
        return taken and self.opens_on <= on <= self.closes_on

    def may_amend(self, on: date) -> bool:
        """Say whether the amendments period lasts on that day."""
        return self.amendments_until is None or on <= self.amendments_until

    def state(self, on: date) -> State:
        """Return how far the campaign is on that day."""
        if self.is_prepared:
            return rules.STATES[rules.PREPARED]
        if self.closed_at is not None or self.closes_on < on:
            return rules.STATES[rules.CLOSED]
        return rules.STATES[rules.COMING if on < self.opens_on else rules.OPEN]

    @property
    def instrument_label(self) -> str:
        """What is asked, in a word or two."""
        return gettext(rules.SHORT[self.instrument])
