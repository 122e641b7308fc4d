"""Assessments: a body in a campaign, with the facts that held when it was opened."""

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eset_portal.common.models import Keyed
from governance.rules import bands, entity_kinds
from selfassessment.rules.assessment_states import ASSESSMENT, SETTLED
from selfassessment.rules.scoring import degrees
from selfassessment.rules.scoring.control import OUTCOME_LABELS


def _whole() -> "models.DecimalField[Decimal | int | None, Decimal | None]":
    """Return a column for whole numbers of any size: exact scores outgrow 64 bits."""
    return models.DecimalField(max_digits=80, decimal_places=0, null=True, blank=True)


def _states() -> list[tuple[str, str]]:
    return ASSESSMENT.choices


def _degrees() -> list[tuple[str, str]]:
    return [(degree.code, degree.label) for degree in degrees.DEGREES]


class Scored(models.Model):
    """An exact score from 0 to 100: low and high share one denominator; all null: no score."""

    low_numerator = _whole()
    high_numerator = _whole()
    denominator = _whole()
    answered = models.PositiveSmallIntegerField(default=0)
    not_applicable = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(low_numerator=None, high_numerator=None, denominator=None)
                | Q(low_numerator__gte=0, high_numerator__gte=0, denominator__gt=0),
                name="%(app_label)s_%(class)s_score_is_whole",
            )
        ]

    @property
    def low(self) -> Fraction | None:
        """The score with what is missing counted as 0."""
        return self._fraction(self.low_numerator)

    @property
    def high(self) -> Fraction | None:
        """The score with what is missing counted in full."""
        return self._fraction(self.high_numerator)

    @property
    def missing(self) -> int:
        """How many questions still wait for an answer."""
        return self.total - self.answered - self.not_applicable

    def _fraction(self, numerator: Decimal | None) -> Fraction | None:
        if numerator is None or self.denominator is None:
            return None
        return Fraction(int(numerator), int(self.denominator))


class Rated(Scored):
    """A whole result: the score, the degree with what caps it, and the outcome of the control."""

    degree = models.CharField(max_length=20, choices=_degrees, blank=True)
    uncapped_degree = models.CharField(max_length=20, choices=_degrees, blank=True)
    caps = models.JSONField(default=list)
    control_outcome = models.CharField(max_length=30, blank=True)
    rules_version = models.CharField(max_length=10, blank=True)

    class Meta(Scored.Meta):
        abstract = True

    @property
    def degree_label(self) -> str:
        """The degree in words; empty without one."""
        return gettext(degrees.BY_CODE[self.degree].label) if self.degree else ""

    @property
    def control_label(self) -> str:
        """The outcome of the control in words; empty without one."""
        return gettext(OUTCOME_LABELS[self.control_outcome]) if self.control_outcome else ""


class Assessment(Keyed, Rated):
    """How a body answers a campaign's questionnaire.

    The body's kind, size, comarca and supporter are those of the day it was opened, so that
    what happens to the body later changes no result. The answers of CARRIED_FROM, an earlier one,
    are shown in their places until somebody confirms or changes them: until then none counts.
    """

    campaign = models.ForeignKey(
        "selfassessment.Campaign", on_delete=models.PROTECT, related_name="assessments"
    )
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="assessments"
    )
    state = models.CharField(max_length=12, choices=_states, default="open")
    kind = models.CharField(max_length=30, choices=entity_kinds.choices)
    band = models.CharField(max_length=2, choices=bands.choices, blank=True)
    inhabitants = models.PositiveIntegerField(null=True)
    inhabitants_year = models.PositiveSmallIntegerField(null=True)
    comarca = models.ForeignKey("governance.Comarca", on_delete=models.PROTECT, null=True)
    supporter = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, null=True, related_name="+"
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    changed_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    frozen_levels = models.JSONField(null=True)
    version_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            *Scored.Meta.constraints,
            models.UniqueConstraint(
                fields=["campaign", "entity"], name="one_assessment_a_body_and_campaign"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"])
                | Q(submitted_at__isnull=False, frozen_levels__isnull=False),
                name="a_submitted_assessment_is_frozen",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "state"], name="assessment_by_state"),
            models.Index(fields=["entity", "campaign"], name="assessment_by_entity"),
        ]

    def __str__(self) -> str:
        return f"{self.entity} · {self.campaign}"

    @property
    def state_label(self) -> str:
        """The state in words, in the reader's language."""
        return gettext(ASSESSMENT.states[self.state].label)

    @property
    def state_tone(self) -> str:
        """The tone of the state's badge."""
        return ASSESSMENT.states[self.state].tone

    @property
    def is_settled(self) -> bool:
        """Whether the control has ended: the validated result stands beside the declared one."""
        return self.state in SETTLED

    @property
    def is_submitted(self) -> bool:
        """Whether the body has handed it in."""
        return self.submitted_at is not None


class Score(Scored):
    """The score of one dimension: the declared one follows each answer, the other the control."""

    class Kind(models.TextChoices):
        """Whose values are scored: what the body declared, or what the control validated."""

        DECLARED = "declared", _("Declared")
        VALIDATED = "validated", _("Validated")

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    dimension = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DECLARED)

    class Meta:
        constraints = [
            *Scored.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "dimension", "kind"], name="one_score_a_dimension_and_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.low}"
