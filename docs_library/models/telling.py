"""What is to be told, who follows what, and what each person has been told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from docs_library.models.adaptations import Adaptation
from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from docs_library.models.norms import Norm
from docs_library.models.practice_steps import PracticeMove
from docs_library.models.proposal_steps import ProposalMove
from docs_library.models.releases import Release
from docs_library.rules import collection_names, telling
from eset_portal.common.models import Keyed

ABOUT = ("edition", "release", "adaptation", "step", "practice")


def _only(what: Q, *about: str) -> Q:
    """Return that news of WHAT are of all ABOUT and of nothing else."""
    return what & Q(**{f"{name}__isnull": name not in about for name in ABOUT})


class News(Keyed):
    """Something that happened to the method; whoever it concerns is told of it once.

    It is written by the transaction in which it happens: `told_at` is empty until the notices
    of all whom it concerns stand beside it.
    """

    what = models.CharField(max_length=10, choices=telling.what_choices)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    adaptation = models.ForeignKey(
        Adaptation, on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    step = models.OneToOneField(
        ProposalMove, on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    practice = models.OneToOneField(
        PracticeMove, on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "news"
        constraints = [
            models.UniqueConstraint(
                fields=["what", "edition", "release", "adaptation", "step", "practice"],
                name="news_happen_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=_only(Q(what=telling.RELEASED), "release")
                | _only(Q(what=telling.STEP), "step")
                | _only(Q(what=telling.PRACTICE), "practice")
                | _only(Q(what__in=[telling.PUBLISHED, telling.WITHDRAWN]), "edition")
                | _only(Q(what__in=telling.OF_COPIES), "edition", "adaptation"),
                name="news_are_of_something",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], condition=Q(told_at=None), name="news_to_be_told"),
            models.Index(fields=["-at"], name="news_by_time"),
        ]

    def __str__(self) -> str:
        return (
            f"{self.what} {self.edition_id or self.release_id or self.step_id or self.practice_id}"
        )

    @property
    def label(self) -> str:
        """What happened, in words."""
        return gettext(telling.WHATS[self.what])


class Subscription(Keyed):
    """Somebody follows a document, a collection, a norm or all that is for their bodies."""

    user = models.ForeignKey(
        "governance.User", on_delete=models.CASCADE, related_name="subscriptions"
    )
    kind = models.CharField(max_length=10, choices=telling.followed_choices)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="subscriptions"
    )
    collection = models.CharField(
        max_length=20, choices=collection_names.followed_choices, blank=True, default=""
    )
    norm = models.ForeignKey(
        Norm, on_delete=models.PROTECT, null=True, blank=True, related_name="subscriptions"
    )
    rhythm = models.CharField(max_length=8, choices=telling.rhythm_choices)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "document", "collection", "norm"],
                name="nobody_follows_twice",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(kind="document", document__isnull=False, collection="", norm=None)
                | (Q(kind="collection", document=None, norm=None) & ~Q(collection=""))
                | Q(kind="norm", document=None, collection="", norm__isnull=False)
                | Q(kind="body", document=None, collection="", norm=None),
                name="subscription_is_to_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(rhythm__in=list(telling.RHYTHMS)), name="subscription_rhythm_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"

    @property
    def kind_label(self) -> str:
        """What kind of thing is followed, in words."""
        return gettext(telling.FOLLOWED[self.kind])

    @property
    def target(self) -> str:
        """What is followed, by its name; empty for everything for one's body."""
        if self.kind == telling.COLLECTION:
            return gettext(collection_names.TREE[self.collection])
        return str(self.document or self.norm or "")


class Notice(Keyed):
    """A person is told of something, once: on their page, and in a letter by their RHYTHM."""

    news = models.ForeignKey(News, on_delete=models.PROTECT, related_name="notices")
    user = models.ForeignKey("governance.User", on_delete=models.CASCADE, related_name="notices")
    rhythm = models.CharField(max_length=8, choices=telling.rhythm_choices)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["news", "user"], name="nobody_is_told_twice")
        ]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_by_person"),
            models.Index(
                fields=["rhythm", "at"],
                condition=Q(posted_at=None, read_at=None),
                name="notice_to_be_posted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.news_id}"
