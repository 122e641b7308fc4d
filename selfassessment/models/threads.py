"""Conversations about questions, within the body and with who accompanies it."""

from django.db import models

from eset_portal.common.models import Keyed


class Thread(Keyed):
    """A conversation about a question; `last_at` and `last_by` are those of its last comment."""

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="threads"
    )
    question = models.ForeignKey("selfassessment.Question", on_delete=models.PROTECT)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["assessment", "question"], name="threads_of_question")]

    def __str__(self) -> str:
        return str(self.question_id)
