"""The control of an assessment: who looks at it, each decision, and the validated result."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import append_only
from eset_portal.common.models import Keyed
from selfassessment.models.assessments import Rated
from selfassessment.rules.control_decisions import TONES, VERDICTS
from selfassessment.rules.control_risk import RISK_LABELS, RISK_TONES, level_of


def _verdicts() -> list[tuple[str, str]]:
    return list(VERDICTS.items())


class Control(Rated):
    """How far the control of an assessment is, and the result that it validated.

    It begins when the body hands in. DECIDED, LOWERED and RETURNED count its answers as they
    stand, so that lists need not; the score is null until validated.
    """

    assessment = models.OneToOneField(
        "selfassessment.Assessment",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="control",
    )
    due_on = models.DateField(null=True)
    risk = models.PositiveSmallIntegerField(default=0)
    risk_counts = models.JSONField(default=dict)
    decided = models.PositiveSmallIntegerField(default=0)
    lowered = models.PositiveSmallIntegerField(default=0)
    returned = models.PositiveSmallIntegerField(default=0)
    taken_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True)
    returned_until = models.DateField(null=True)
    resubmitted_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    resubmitted_at = models.DateTimeField(null=True)
    validated_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    validated_at = models.DateTimeField(null=True)
    levels = models.JSONField(null=True)
    closed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=2000, blank=True)

    class Meta(Rated.Meta):
        constraints = [
            *Rated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(validated_at=None) | Q(levels__isnull=False),
                name="a_validated_control_has_its_levels",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="control_by_due_day")]

    def __str__(self) -> str:
        return str(self.assessment)

    @property
    def risk_level(self) -> str:
        """High, medium or low, as a code."""
        return level_of(self.risk)

    @property
    def risk_label(self) -> str:
        """How risky it is to accept unseen, in words."""
        return gettext(RISK_LABELS[self.risk_level])

    @property
    def risk_tone(self) -> str:
        """The tone of the risk's badge."""
        return RISK_TONES[self.risk_level]


class ControlDecision(models.Model):
    """One decision on one answer, for ever; the highest VERSION of a question is what holds.

    ANSWER_VERSION is the version of the answer that was judged: the answer may change later.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="decisions"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    version = models.PositiveIntegerField()
    answer_version = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=_verdicts)
    level = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=2000, blank=True)
    until = models.DateField(null=True)
    in_bulk = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question", "version"], name="one_decision_a_version"
            ),
            models.CheckConstraint(
                condition=Q(verdict="accept", level=None, until=None)
                | Q(verdict="lower", level__range=(0, 3), until=None) & ~Q(reason="")
                | Q(verdict="return", level=None, until__isnull=False) & ~Q(reason=""),
                name="decision_is_sound",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.question_id} v{self.version}: {self.verdict}"

    @property
    def verdict_label(self) -> str:
        """The verdict in words, in the reader's language."""
        return gettext(VERDICTS[self.verdict])

    @property
    def verdict_tone(self) -> str:
        """The tone of the verdict's badge."""
        return TONES[self.verdict]


class SecondOpinion(Keyed):
    """What the AOC is asked, and says, on one answer or, without QUESTION, on the whole."""

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="opinions"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT, null=True)
    asked = models.CharField(max_length=2000, blank=True)
    asked_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(null=True)
    given = models.CharField(max_length=4000, blank=True)
    given_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False) | Q(given_at__isnull=False),
                name="an_opinion_is_asked_or_given",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None) | ~Q(given=""), name="a_given_opinion_has_words"
            ),
            models.UniqueConstraint(
                fields=["assessment", "question"],
                condition=Q(given_at=None, taken_back_at=None),
                nulls_distinct=False,
                name="one_open_question_to_the_aoc",
            ),
        ]
        indexes = [models.Index(fields=["assessment"], name="opinion_by_assessment")]

    def __str__(self) -> str:
        return self.asked or self.given

    @property
    def is_open(self) -> bool:
        """Whether the AOC still has to answer."""
        return self.given_at is None and self.taken_back_at is None
