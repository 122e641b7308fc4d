"""How many hours each shared piece is assumed to spare, as the Consortium has said, and when."""

from django.db import models
from django.db.models import Q

from eset_portal.common.frozen import append_only


class SavingsAssumptions(models.Model):
    """Hours by kind of piece from a moment on, until the next VERSION; WHY they are so."""

    version = models.PositiveIntegerField(unique=True)
    hours = models.JSONField()
    why = models.CharField(max_length=500)
    set_by = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__regex=r"\S"), name="assumptions_say_why"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.version}: {self.hours}"
