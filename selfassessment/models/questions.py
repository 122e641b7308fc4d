"""The questions of a version."""

import pgtrigger
from django.db import models

from eset_portal.common.frozen import never_emptied
from selfassessment.models.questionnaires import FROZEN_QUESTIONS, QuestionnaireVersion


class Question(models.Model):
    """A question's place in a version; its words stand in the version's content."""

    version = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, related_name="questions"
    )
    code = models.CharField(max_length=20)
    dimension = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_question_a_code")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=FROZEN_QUESTIONS,
            ),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.code
