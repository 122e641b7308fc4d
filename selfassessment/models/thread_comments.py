"""What is said in conversations, and how far each person has read them."""

from django.db import models

from eset_portal.common.frozen import append_only


class ThreadComment(models.Model):
    """Something that was said, for ever."""

    thread = models.ForeignKey(
        "selfassessment.Thread", on_delete=models.PROTECT, related_name="comments"
    )
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

    thread = models.ForeignKey(
        "selfassessment.Thread", on_delete=models.CASCADE, related_name="readings"
    )
    user = models.ForeignKey("governance.User", on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "user"], name="one_reading_a_thread")
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.user_id}"
