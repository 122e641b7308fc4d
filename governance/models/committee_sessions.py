"""Sessions of the bodies of governance, their papers and who came."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from eset_portal.common.frozen import never_emptied
from eset_portal.common.models import Keyed
from governance.models import committee_guards as guards
from governance.models.governing_bodies import GoverningBody
from governance.rules.committee import session_states

PERSON = "governance.User"


class CommitteeSession(Keyed):
    """A session of a body: NUMBER counts them within the body.

    QUORUM_NEEDED and VOTES (how many the body has) are fixed when it opens. CALLS counts how often
    the call has gone out: each is a new version of the same appointment in people's calendars.
    """

    body = models.ForeignKey(GoverningBody, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    state = models.CharField(
        max_length=10, choices=session_states.SESSION.choices, default=session_states.PLANNED
    )
    calls = models.PositiveSmallIntegerField(default=0)
    votes = models.PositiveSmallIntegerField(null=True)
    quorum_needed = models.PositiveSmallIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    note = models.TextField(max_length=1000, blank=True)
    approved_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="approves"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="one_session_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(session_states.SESSION.states)),
                name="session_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "called", "cancelled"])
                | Q(opened_at__isnull=False, quorum_needed__isnull=False, votes__isnull=False),
                name="session_that_opened_has_quorum",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", approved_in__isnull=False)
                | (~Q(state="approved") & Q(approved_in=None)),
                name="minutes_are_approved_in_a_session",
            ),
        ]
        indexes = [models.Index(fields=["body", "-starts_at"], name="sessions_of_body")]
        triggers = [
            guards.guard("session_goes_on", guards.SESSION, pgtrigger.Update),
            guards.never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""
        return gettext(session_states.SESSION.states[self.state].label)

    @property
    def tone(self) -> str:
        """The tone of the state's badge."""
        return session_states.SESSION.states[self.state].tone

    @property
    def is_preparing(self) -> bool:
        """Whether agenda, papers, day and place may still change."""
        return self.state in session_states.PREPARING

    @property
    def is_open(self) -> bool:
        """Whether it is being held."""
        return self.state == session_states.OPEN
