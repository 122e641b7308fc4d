"""Conversations about questions, within the body and with who accompanies it."""

from django.db import models

from eset_portal.common.frozen import append_only
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


class ThreadComment(models.Model):
    """Something that was said, for ever."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(max_length=2000)
    by = models.ForeignKey("governance.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return self.text[:60]


class ThreadReading(models.Model):
    """How far somebody has read a conversation."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey("governance.User", on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "user"], name="one_reading_a_thread")
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.user_id}"
