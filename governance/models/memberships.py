"""Which role a person has for which body, and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from governance.models.dated import Dated
from governance.models.people import User
from governance.rules import roles


class Membership(Dated):
    """A person has a role for a body between two days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=roles.choices)

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "entity", "role"],
                condition=Q(ends_on=None),
                name="one_open_membership_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.entity} · {self.role}"

    @property
    def role_label(self) -> str:
        """The role in words, in the reader's language."""
        return gettext(roles.ROLES[self.role].label)
