"""The bodies that govern the method."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.rules.committee import posts, quorum


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of bodies as (code, words) pairs."""
    return list(posts.KINDS.items())


class GoverningBody(Keyed):
    """A committee or working group: what it is for, and when and how it can decide.

    QUORUM_VALUE is a per cent (more than it must be present) or a number of votes.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=kind_choices)
    purpose = models.TextField(max_length=2000)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="groups"
    )
    quorum_kind = models.CharField(max_length=10, default=quorum.SHARE)
    quorum_value = models.PositiveSmallIntegerField(default=50)
    voting_rule = models.CharField(max_length=12, default=quorum.SIMPLE)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quorum_kind=quorum.SHARE, quorum_value__lt=100)
                | Q(quorum_kind=quorum.NUMBER, quorum_value__gte=1),
                name="governing_body_quorum_makes_sense",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(posts.KINDS))
                & Q(voting_rule__in=list(quorum.VOTING_RULES)),
                name="governing_body_rules_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="governing_body_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language."""
        return gettext(posts.KINDS[self.kind])

    @property
    def quorum_label(self) -> str:
        """The rule of the quorum in the reader's language."""
        if self.quorum_kind == quorum.SHARE:
            words = gettext("More than %(value)s%% of the votes must be present")
        else:
            words = gettext("At least %(value)s votes must be present")
        return words % {"value": self.quorum_value}

    @property
    def voting_label(self) -> str:
        """The rule of votes in the reader's language."""
        return gettext(quorum.VOTING_RULES[self.voting_rule])
