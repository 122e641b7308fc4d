"""Who came to a session of a body of governance."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import never_emptied
from governance.models import committee_guards as guards
from governance.models.committee_sessions import PERSON, CommitteeSession
from governance.models.seats import Seat
from governance.rules.committee import voting


class Attendance(models.Model):
    """How a seat is attended in a session; a seat without a row is absent."""

    session = models.ForeignKey(
        CommitteeSession, on_delete=models.PROTECT, related_name="attendances"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=10, choices=list(voting.ATTENDANCE.items()))
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "seat"], name="one_attendance_a_seat"),
            models.CheckConstraint(
                condition=Q(state__in=list(voting.ATTENDANCE)), name="attendance_is_known"
            ),
        ]
        triggers = [
            guards.guard("attendance_while_open", guards.ATTENDANCE),
            guards.never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.state}"

    @property
    def state_label(self) -> str:
        """How the seat is attended, in the reader's language."""
        return gettext(voting.ATTENDANCE[self.state])
