"""Who withdraws from an item of an agenda."""

from django.db import models
from django.db.models import Q

from eset_portal.common.frozen import append_only
from governance.models import committee_guards as guards
from governance.models.agenda import AgendaItem
from governance.models.committee_sessions import PERSON
from governance.models.seats import Seat


class Recusal(models.Model):
    """A seat withdraws from an item: it neither votes nor counts among the votes on it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recusals")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="one_recusal_a_seat"),
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="recusal_has_a_reason"),
        ]
        triggers = [guards.guard("recusal_while_open", guards.RECUSAL), *append_only()]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.item_id}"
