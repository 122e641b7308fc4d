"""What the control found not to conform, and what is done about it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from selfassessment.rules.finding_states import FINDING
from selfassessment.rules.scoring.control import VERDICT_LABELS


def _states() -> list[tuple[str, str]]:
    return FINDING.choices


def _verdicts() -> list[tuple[str, str]]:
    return list(VERDICT_LABELS.items())


class Finding(Keyed):
    """A question of the control that does not conform, with who sees to it and until when.

    VERSION counts its steps and guards against two people moving it at once.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="findings"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    verdict = models.CharField(max_length=20, choices=_verdicts)
    critical = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(null=True)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=_states, default="open")
    who = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="one_finding_a_question"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "dropped"]) | ~Q(who="") & Q(due_on__isnull=False),
                name="a_planned_finding_says_who_and_until_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="finding_by_state")]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.verdict}"

    @property
    def verdict_label(self) -> str:
        """What was found, in words."""
        return gettext(VERDICT_LABELS[self.verdict])

    @property
    def state_label(self) -> str:
        """How far it is, in words."""
        return gettext(FINDING.states[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return FINDING.states[self.state].tone

    def is_late(self, on: date) -> bool:
        """Say whether the day agreed has passed and nobody says that it is done."""
        return self.state == "agreed" and self.due_on is not None and self.due_on < on
