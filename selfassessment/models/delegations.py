"""Who of a body was asked to fill in a dimension, and until when."""

from django.db import models
from django.db.models import Q

from eset_portal.common.models import Keyed


class Delegation(Keyed):
    """A dimension of an assessment in the hands of a colleague; it gives no right and takes none.

    It holds until `ended_at`; what has ended stays on record.
    """

    assessment = models.ForeignKey(
        "selfassessment.Assessment", on_delete=models.PROTECT, related_name="delegations"
    )
    dimension = models.CharField(max_length=20)
    to = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="delegations")
    due_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    given_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "dimension"],
                condition=Q(ended_at=None),
                name="one_in_charge_of_a_dimension",
            )
        ]
        indexes = [
            models.Index(fields=["to"], condition=Q(ended_at=None), name="delegations_in_hand")
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.to_id}"
