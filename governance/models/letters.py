"""Letters: the e-mails of the portal, each a row before it is sent."""

from django.db import models
from django.db.models import Q

from eset_portal.common.models import Keyed
from eset_portal.common.work import Work


class Letter(Keyed, Work):
    """An e-mail to one address. `key` says what it is about: nobody is told the same twice.

    CALENDAR is an appointment in iCalendar that goes with it, "" for none.
    """

    key = models.CharField(max_length=200, unique=True)
    address = models.EmailField()
    user = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="letters"
    )
    subject = models.CharField(max_length=200)
    text = models.TextField()
    language = models.CharField(max_length=5)
    calendar = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(text=""), name="letter_is_never_empty"
            )
        ]
        indexes = [
            models.Index(fields=["created_at"], name="letter_by_time"),
            models.Index(
                fields=["created_at"],
                condition=Q(state__in=["queued", "building"]),
                name="letter_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
