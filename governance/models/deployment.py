"""The deployment of e-SET at a body: its plan, its tasks and all that happened to them."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from eset_portal.common.models import Keyed
from governance.models.plan_templates import TaskWords
from governance.rules.deployment import phases, task_states


class DeploymentPlan(Keyed):
    """The plan of a body, with tasks of its own: what becomes of the template does not touch it.

    PHASE is the current one, "" once all are closed. `ended_at` is set when another plan follows.
    The services keep counts of the tasks here, so that a board of very many plans stays quick:
    TOTAL, SETTLED, REQUIRED_LEFT (of the current phase), and NEXT_DUE, the first day of one open.
    """

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="deployment_plans"
    )
    template = models.ForeignKey(
        "governance.PlanTemplate", on_delete=models.PROTECT, null=True, related_name="plans"
    )
    title = models.CharField(max_length=120)
    phase = models.CharField(max_length=20, blank=True, default="diagnosis")
    started_on = models.DateField()
    started_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveSmallIntegerField(default=0)
    settled = models.PositiveSmallIntegerField(default=0)
    required_left = models.PositiveSmallIntegerField(default=0)
    next_due = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entity"], condition=Q(ended_at=None), name="one_plan_at_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["phase", "next_due"], condition=Q(ended_at=None), name="running_plans"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        """Whether every phase is closed."""
        return self.phase == phases.FINISHED

    @property
    def phase_label(self) -> str:
        """The current phase in the reader's language."""
        return gettext(phases.PHASES[self.phase].label) if self.phase else gettext("Finished")


class PhaseMove(models.Model):
    """A phase of a plan was closed, or reopened for a reason. The last move of a phase counts."""

    plan = models.ForeignKey(DeploymentPlan, on_delete=models.PROTECT, related_name="moves")
    phase = models.CharField(max_length=20, choices=phases.choices)
    closes = models.BooleanField()
    reason = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        indexes = [models.Index(fields=["plan", "-at"], name="phase_moves_of_plan")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.phase} {self.closes}"

    @property
    def phase_label(self) -> str:
        """The phase in the reader's language."""
        return gettext(phases.PHASES[self.phase].label)


class PlanTask(TaskWords):
    """A task of a running plan. VERSION counts its changes: who saves says which one they saw."""

    plan = models.ForeignKey(DeploymentPlan, on_delete=models.PROTECT, related_name="tasks")
    state = models.CharField(max_length=16, choices=task_states.choices, default=task_states.TO_DO)
    reason = models.TextField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["plan", "state", "due_on"], name="plan_task_by_state")]

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""
        return gettext(task_states.STATES[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return task_states.STATES[self.state].tone

    @property
    def is_settled(self) -> bool:
        """Whether it is done or set aside."""
        return self.state in task_states.SETTLED

    @property
    def step(self) -> phases.Step:
        """What the rules of phases need of it."""
        return phases.Step(self.phase, self.required, self.state)

    def is_late(self, on: date) -> bool:
        """Say whether it should have been finished before that day."""
        return task_states.is_late(self.state, self.due_on, on)


class TaskEvent(models.Model):
    """Something that happened to a task: a change from one value to another, or a comment."""

    class What(models.TextChoices):
        STATE = "state"
        OWNER = "owner"
        DUE = "due"
        COMMENT = "comment"
        ADDED = "added"
        REMOVED = "removed"

    task = models.ForeignKey(PlanTask, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=What)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        indexes = [models.Index(fields=["task", "-id"], name="events_of_task")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.what} {self.after}"


class TaskEvidence(Keyed):
    """What shows that a task is done: a file or a link. What is removed stays on record."""

    task = models.ForeignKey(PlanTask, on_delete=models.PROTECT, related_name="evidence")
    file = models.FileField(upload_to="deployment", max_length=300, null=True, blank=True)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(max_length=500, blank=True)
    added_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(Q(sha256="") & Q(link="")), name="evidence_is_a_file_or_a_link"
            )
        ]
        indexes = [models.Index(fields=["task", "added_at"], name="evidence_of_task")]

    def __str__(self) -> str:
        return self.name


class NeedsRecord(Keyed):
    """What a body answered to the questionnaire of needs at a moment; the last one holds."""

    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="needs_records"
    )
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "number"], name="one_needs_record_a_number")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.entity_id} {self.number}"
