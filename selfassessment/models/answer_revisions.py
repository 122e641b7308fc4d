"""Every value that an answer ever had."""

from django.db import models

from eset_portal.common.frozen import append_only
from selfassessment.models.answers import IS_SOUND, Given


class AnswerRevision(Given):
    """One value that an answer had. `key` is the sender's own, so that a repeat does nothing."""

    key = models.UUIDField(null=True)

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question", "version"], name="one_revision_a_version"
            ),
            models.UniqueConstraint(
                fields=["assessment", "key"], name="one_effect_a_key", nulls_distinct=True
            ),
            models.CheckConstraint(condition=IS_SOUND, name="revision_is_sound"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.question_id} v{self.version}: {self.level}"
