"""What happened to a proposal, who supports it and who follows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.models.proposals import PERSON, Proposal
from docs_library.rules.proposals import names
from docs_library.rules.proposals.moves import MOVES
from docs_library.rules.proposals.states import LIFE
from eset_portal.common import frozen
from eset_portal.common.models import Keyed


class ProposalMove(Keyed):
    """A line of the history of a proposal: a move, or an answer, which moves nothing."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=16)
    start = models.CharField(max_length=16)
    end = models.CharField(max_length=16)
    by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    comment = models.TextField(max_length=5000, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(move__in=[*MOVES, names.ANSWER]), name="proposal_move_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(move=names.ANSWER) | Q(comment__regex=r"\S"),
                name="answer_says_something",
            ),
        ]
        indexes = [models.Index(fields=["proposal", "at"], name="moves_of_proposal")]
        triggers = frozen.append_only()

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.move}"

    @property
    def label(self) -> str:
        """What happened, in the reader's language."""
        return gettext("Answer") if self.move == names.ANSWER else self.end_label

    @property
    def end_label(self) -> str:
        """The state it led to, in the reader's language; empty for an answer."""
        return "" if self.move == names.ANSWER else gettext(LIFE.states[self.end].label)

    @property
    def tone(self) -> str:
        """The tone of the badge of the state it led to."""
        return LIFE.states[self.end].tone


class ProposalSupport(Keyed):
    """A body says that it needs it too, and why. CAME_FROM is the duplicate it was given to."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="supports")
    entity = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, related_name="proposal_supports"
    )
    context = models.TextField(max_length=2000, blank=True, default="")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    came_from = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "entity"], name="one_support_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.entity_id}"


class ProposalFollower(Keyed):
    """Somebody hears of each step of a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="followers")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="followed_proposals")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "user"], name="nobody_follows_a_proposal_twice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.user_id}"
