"""Answers and every value they ever had."""

from django.db import models
from django.db.models import Q

IS_SOUND = (
    (Q(level=None) | Q(level__range=(0, 4), not_applicable=False))
    & (Q(not_applicable=True) | Q(reason=""))
    & (Q(not_applicable=False) | Q(value=""))
)


class Given(models.Model):
    """What was answered, by whom and when.

    `value` is what goes beyond the level, where the kind of the question has such.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    version = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(null=True)
    value = models.CharField(max_length=4000, blank=True, default="", db_default="")
    not_applicable = models.BooleanField(default=False)
    reason = models.CharField(max_length=1000, blank=True)
    comment = models.CharField(max_length=4000, blank=True)
    changed_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True


class Answer(Given):
    """The answer as it stands; `version` counts its changes and guards against overwriting."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="one_answer_a_question"
            ),
            models.CheckConstraint(condition=IS_SOUND, name="answer_is_sound"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.value or self.level}"
