"""What a body does about its gaps, and where it wants to arrive."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from selfassessment.rules.improvement.action_states import ACTION, UNDER_WAY


def _states() -> list[tuple[str, str]]:
    return ACTION.choices


class ImprovementAction(Keyed):
    """Something that the body of an assessment does so that one answer reaches a level.

    VERSION counts its steps and guards against two people moving it at once. `outcome` is what
    shows that it is done, or why it was dropped.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="actions"
    )
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="actions"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    title = models.CharField(max_length=300)
    note = models.CharField(max_length=2000, blank=True)
    from_level = models.PositiveSmallIntegerField(null=True)
    target_level = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=_states, default="todo")
    outcome = models.CharField(max_length=2000, blank=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target_level__range=(1, 4)), name="an_action_aims_at_a_level"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "dropped"], ended_at__isnull=False) & ~Q(outcome="")
                | Q(state__in=["suggested", "todo", "doing"], ended_at=None, outcome=""),
                name="an_ended_action_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["entity", "state"], name="action_by_body"),
            models.Index(fields=["state", "due_on"], name="action_by_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """How far it is, in words."""
        return gettext(ACTION.states[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return ACTION.states[self.state].tone

    def is_late(self, on: date) -> bool:
        """Say whether its day has passed and it is neither done nor dropped."""
        return self.state in UNDER_WAY and self.due_on is not None and self.due_on < on
