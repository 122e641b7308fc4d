"""What happened to an application."""

from django.db import models

from eset_portal.common.frozen import append_only
from governance.models.adhesion import PERSON, Application


class CaseMove(models.Model):
    """Something that happened to a case: who, when, and what they said about it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=20)
    start = models.CharField(max_length=20)
    end = models.CharField(max_length=20)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    comment = models.CharField(max_length=4000, blank=True)

    append_only = True

    class Meta:
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(
                fields=["application", "move", "at"], name="case_moves_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.start} → {self.end}"
