"""What is to be told to whom, and what somebody has been told."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from docs_library.models import (
    Edition,
    EditionNorm,
    News,
    Norm,
    Notice,
    ProposalFollower,
    ProposalMove,
    Subscription,
)
from docs_library.rules import collection_names, telling
from docs_library.selectors import staff
from docs_library.selectors.practices import hearing
from governance.models import User

MOST_NEWS = 50


def untold() -> list[UUID]:
    """Return the keys of the news of which nobody has been told yet, the oldest first."""
    return list(News.objects.filter(told_at=None).order_by("at").values_list("pk", flat=True))


def readers(news: News, *, on: date) -> dict[int, str]:
    """Return whom NEWS concern ON a day, by key, with the rhythm of their letters.

    Followers of the document, its collection, a branch over it or a norm that it stands on; and
    the staff of the bodies for which it is, who get one letter a week until they choose another
    rhythm. News of an own copy concern those who write for its body; a step of a proposal or of a
    shared practice those who follow it, but whoever took it.
    """
    heard: dict[int, list[str]] = {}
    if news.adaptation is not None:
        writers = hearing.writers(news.adaptation.entity_id, on)
        return _with_rhythms(writers, telling.UNASKED)
    if news.step is not None:
        return _with_rhythms(_followers_of_proposal(news.step), telling.AT_ONCE)
    if news.practice is not None:
        return _with_rhythms(hearing.hearers(news.practice, on), telling.AT_ONCE)
    for user, rhythm in _followers(news.edition):
        heard.setdefault(user, []).append(rhythm)
    chosen = dict(Subscription.objects.filter(kind=telling.BODY).values_list("user_id", "rhythm"))
    for member in staff.members(on):
        if news.edition is None or member.is_for(news.edition.document):
            heard.setdefault(member.user, []).append(chosen.get(member.user, telling.UNASKED))
    return {user: telling.quickest(rhythms) for user, rhythms in heard.items()}


def of(user: User) -> "QuerySet[Notice]":
    """Return what USER has been told, unread first, then the newest first."""
    rows = Notice.objects.filter(user=user).select_related(
        *("news__edition__document", "news__release", "news__adaptation__entity"),
        *("news__step__proposal", "news__practice__practice"),
    )
    return rows.defer("news__edition__text").order_by(
        F("read_at").asc(nulls_first=True), "-at", "pk"
    )


def unread(user: User) -> int:
    """Return how many notices USER has not read."""
    return Notice.objects.filter(user=user, read_at=None).count()


def waiting(rhythm: str, *, before: datetime) -> "QuerySet[Notice]":
    """Return the notices of RHYTHM that no letter has told yet, from BEFORE that moment."""
    return Notice.objects.filter(
        rhythm=rhythm, posted_at=None, read_at=None, at__lt=before, user__is_active=True
    )


def subscriptions(user: User) -> list[Subscription]:
    """Return what USER follows by choice, but everything for their body."""
    rows = Subscription.objects.filter(user=user).exclude(kind=telling.BODY)
    return list(rows.select_related("document", "norm").order_by("kind", "collection", "since"))


def body_rhythm(user: User) -> str:
    """Return how USER wants to be told of everything for their body."""
    row = Subscription.objects.filter(user=user, kind=telling.BODY).first()
    return row.rhythm if row else telling.UNASKED


def following(user: User, edition: Edition) -> Subscription | None:
    """Return how USER follows the document of EDITION; None when they do not."""
    return Subscription.objects.filter(user=user, document=edition.document_id).first()


def norms() -> "QuerySet[Norm]":
    """Return the norms on which something published stands, by name."""
    cited = EditionNorm.objects.filter(edition__in=Edition.objects.numbered()).values("norm")
    return Norm.objects.filter(pk__in=cited).order_by("name")


def latest(*, collection: str = "", code: str = "") -> list[Edition]:
    """Return the editions published last, for feeds: all, those below COLLECTION or of CODE."""
    rows = Edition.objects.numbered().select_related("document", "withdrawal")
    if collection:
        rows = rows.filter(document__collection__in=collection_names.within(collection))
    if code:
        rows = rows.filter(document__code=code)
    rows = rows.defer("text")
    return list(rows.order_by("-published_at", "-effective_from", "document__code")[:MOST_NEWS])


def _with_rhythms(users: set[int], unasked: str) -> dict[int, str]:
    """Return USERS with the rhythm of all that is for their body; UNASKED where they chose none."""
    rows = Subscription.objects.filter(kind=telling.BODY, user__in=users)
    chosen = dict(rows.values_list("user_id", "rhythm"))
    return {user: chosen.get(user, unasked) for user in users}


def _followers_of_proposal(step: ProposalMove) -> set[int]:
    """Return who follows the proposal of STEP, or the one to which it was joined."""
    proposals = {step.proposal_id, step.proposal.duplicate_of_id}
    rows = ProposalFollower.objects.filter(proposal__in=proposals, user__is_active=True)
    return set(rows.exclude(user=step.by_id).values_list("user_id", flat=True))


def _followers(edition: Edition | None) -> "QuerySet[Subscription, tuple[int, str]]":
    rows = Subscription.objects.none()
    if edition is not None:
        cited = EditionNorm.objects.filter(edition=edition).values("norm")
        over = collection_names.above(edition.document.collection)
        rows = Subscription.objects.filter(
            Q(document=edition.document_id)
            | Q(kind=telling.COLLECTION, collection__in=over)
            | Q(norm__in=cited),
            user__is_active=True,
        )
    return rows.values_list("user_id", "rhythm")
