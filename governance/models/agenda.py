"""What is on the agenda of a session, who withdraws from it and how the seats vote."""

from django.db import models
from django.db.models import Q

from eset_portal.common.frozen import never_emptied
from eset_portal.common.models import Keyed
from governance.models import committee_guards as guards
from governance.models.committee_sessions import PERSON, CommitteeSession


class AgendaItem(Keyed):
    """A point of an agenda. Who proposed it, and those of the same body, do not vote on it.

    ADDRESS is the path of the page in the portal that it is about, "" for none. CONTINUES is the
    deferred item that returned as this one; RECONSIDERS a decision that is taken up again;
    MINUTES_OF the session whose minutes are to be approved.
    """

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=5000, blank=True)
    address = models.CharField(max_length=300, blank=True)
    proposer = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    proposer_entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, null=True, related_name="agenda_items"
    )
    continues = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="returned_as"
    )
    reconsiders = models.ForeignKey(
        "governance.CommitteeDecision", on_delete=models.PROTECT, null=True, related_name="taken_up"
    )
    minutes_of = models.ForeignKey(
        CommitteeSession, on_delete=models.PROTECT, null=True, related_name="minutes_items"
    )
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="one_item_a_position"),
            models.CheckConstraint(condition=Q(title__regex=r"\S"), name="agenda_item_has_a_title"),
        ]
        triggers = [
            guards.guard("agenda_while_preparing", guards.AGENDA),
            guards.never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.title
