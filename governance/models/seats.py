"""Who sits in the bodies that govern the method."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from governance.models.dated import Dated
from governance.models.governing_bodies import GoverningBody
from governance.rules.committee import posts


def post_choices() -> list[tuple[str, str]]:
    """Return the posts of a seat as (code, words) pairs."""
    return list(posts.POSTS.items())


class Seat(Dated):
    """A person sits in a body for an institution between two days, perhaps with a substitute.

    A seat without vote has a voice only; often the secretary's.
    """

    body = models.ForeignKey(GoverningBody, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey("governance.User", on_delete=models.PROTECT, related_name="seats")
    entity = models.ForeignKey("governance.Entity", on_delete=models.PROTECT, related_name="seats")
    post = models.CharField(max_length=10, choices=post_choices, default=posts.MEMBER)
    has_vote = models.BooleanField(default=True)
    substitute = models.ForeignKey(
        "governance.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substitutions",
    )

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "user"], condition=Q(ends_on=None), name="one_open_seat_a_person"
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(ends_on=None, post=posts.CHAIR),
                name="one_chair_at_once",
            ),
            models.CheckConstraint(
                condition=Q(substitute=None) | ~Q(substitute=F("user")),
                name="nobody_substitutes_themselves",
            ),
            models.CheckConstraint(
                condition=Q(post__in=list(posts.POSTS)), name="seat_post_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_label} · {self.entity}"

    @property
    def post_label(self) -> str:
        """The post in the reader's language."""
        return gettext(posts.POSTS[self.post])
