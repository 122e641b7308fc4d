"""Templates of deployment plans: what a body of some kind and size has to do, phase by phase."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.rules import bands, entity_kinds
from governance.rules.deployment import phases, task_states


def side_choices() -> list[tuple[str, str]]:
    """Return whose a task is as (code, words) pairs."""
    return list(task_states.SIDES.items())


def page_choices() -> list[tuple[str, str]]:
    """Return the pages that a task may be about as (code, words) pairs."""
    return list(task_states.PAGES.items())


class TaskWords(Keyed):
    """What a task says, in a template and, copied, in a plan."""

    phase = models.CharField(max_length=20, choices=phases.choices)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=2000, blank=True)
    required = models.BooleanField(default=True)
    side = models.CharField(max_length=12, choices=side_choices, default=task_states.BODY)
    link = models.URLField(max_length=500, blank=True)
    page = models.CharField(max_length=12, choices=page_choices, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def side_label(self) -> str:
        """Whose the task is, in the reader's language."""
        return gettext(task_states.SIDES[self.side])

    @property
    def phase_label(self) -> str:
        """The phase in the reader's language."""
        return gettext(phases.PHASES[self.phase].label)


class PlanTemplate(Keyed):
    """A template for bodies of some kinds and, unless empty, bands. VERSION counts its changes."""

    title = models.CharField(max_length=120)
    intro = models.TextField(max_length=1000, blank=True)
    kinds = ArrayField(models.CharField(max_length=30), default=list)
    bands = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                condition=Q(retired_at=None),
                name="one_plan_template_of_a_title",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_labels(self) -> list[str]:
        """The kinds of bodies it is for, in the reader's language."""
        return [gettext(entity_kinds.KINDS[code].plural) for code in self.kinds]

    @property
    def band_labels(self) -> list[str]:
        """The sizes of bodies it is for, in the reader's language; empty for every size."""
        return [gettext(bands.BANDS[code].label) for code in self.bands]


class TemplateTask(TaskWords):
    """A task of a template, due so many DAYS after the plan starts."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name="tasks")
    days = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["template", "position"], name="template_task_order")]

    def due(self, started_on: date) -> date:
        """Return the day until which it is to be done in a plan that starts on a day."""
        return started_on + timedelta(days=self.days)
