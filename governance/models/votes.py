"""How the seats vote on an item of an agenda."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import never_emptied
from governance.models import committee_guards as guards
from governance.models.agenda import AgendaItem
from governance.models.committee_sessions import PERSON
from governance.models.seats import Seat
from governance.rules.committee import voting


class Vote(models.Model):
    """How a seat votes on an item; it may change until the item is decided."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=10, choices=list(voting.CHOICES.items()))
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="one_vote_a_seat"),
            models.CheckConstraint(
                condition=Q(choice__in=list(voting.CHOICES)), name="vote_is_known"
            ),
        ]
        triggers = [
            guards.guard("vote_while_open", guards.VOTE),
            guards.never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.choice}"

    @property
    def choice_label(self) -> str:
        """The vote in the reader's language."""
        return gettext(voting.CHOICES[self.choice])
