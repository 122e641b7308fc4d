"""How people come to a team, and who has looked at it since."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.rules import invitations, roles


class Invitation(Keyed):
    """Somebody is asked to join a team. Only the hash of the letter's token is kept."""

    email = models.EmailField()
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="invitations"
    )
    role = models.CharField(max_length=30, choices=roles.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    letters = models.PositiveSmallIntegerField(default=1)
    invited_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="invitation_email_is_lower"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="invitation_ends_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="invitation_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["email", "entity", "role"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity} · {self.role}"

    @property
    def role_label(self) -> str:
        """The role in words, in the reader's language."""
        return gettext(roles.ROLES[self.role].label)

    def state(self, now: datetime) -> str:
        """Return what has become of it: a code of `rules.invitations.STATES`."""
        return invitations.state(
            now=now,
            expires_at=self.expires_at,
            accepted_at=self.accepted_at,
            revoked_at=self.revoked_at,
        )
