"""Which question a proposal of improvement is about."""

from django.db import models

from eset_portal.common.frozen import append_only
from selfassessment.models.questions import Question


class QuestionProposal(models.Model):
    """Ties a proposal of the library, which knows no questions, to one of a version, for ever."""

    proposal = models.OneToOneField(
        "docs_library.Proposal", on_delete=models.PROTECT, related_name="asked_in"
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="proposals")

    append_only = True

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.question_id}"
