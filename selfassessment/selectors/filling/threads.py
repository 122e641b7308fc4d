"""Conversations about questions: what is open, and what somebody has not read yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from governance import access
from governance.models import User
from governance.rules import roles
from selfassessment.models import Assessment, Thread, ThreadComment, ThreadReading
from selfassessment.rules import together

AT_HOME = 6


@dataclass(frozen=True, slots=True)
class Talk:
    """How many conversations are open, and how many of all have news for the reader."""

    open: int = 0
    news: int = 0


def of_question(assessment: Assessment, code: str, user: User) -> list[Thread]:
    """Return the conversations about question CODE, open ones first, with all that was said."""
    said = ThreadComment.objects.select_related("by").order_by("pk")
    rows = _read_by(user).filter(assessment=assessment, question__code=code)
    known = rows.select_related("settled_by").prefetch_related(Prefetch("comments", said))
    return sorted(known, key=lambda row: (row.settled_at is not None, row.opened_at))


def by_question(assessment: Assessment, user: User, dimension: str) -> dict[str, Talk]:
    """Return how much is said about each question of DIMENSION, by code."""
    rows = _read_by(user).filter(assessment=assessment, question__dimension=dimension)
    found = rows.select_related("question")
    return _count(user, ((row.question.code, row) for row in found))


def by_dimension(assessment: Assessment, user: User) -> dict[str, Talk]:
    """Return how much is said about each dimension of ASSESSMENT, by code."""
    rows = _read_by(user).filter(assessment=assessment).select_related("question")
    return _count(user, ((row.question.dimension, row) for row in rows))


def waiting_for(user: User) -> list[Thread]:
    """Return the open conversations of the bodies of USER with something unread, newest first."""
    bodies = Q(assessment__entity__in=access.entities(user, roles.ANSWER))
    bodies |= Q(assessment__entity__in=access.entities(user, roles.CONTROL))
    rows = _read_by(user).filter(bodies, settled_at=None).exclude(last_by=user)
    known = rows.select_related("assessment__entity", "question", "last_by").order_by("-last_at")
    return [row for row in known[: 4 * AT_HOME] if is_news(row, user)][:AT_HOME]


def is_news(row: Thread, user: User) -> bool:
    """Say whether ROW, loaded here, has something that USER has not read yet."""
    read_at = getattr(row, "read_at", None)
    return together.is_news(row.last_at, read_at, mine=row.last_by_id == user.pk)


def _read_by(user: User) -> QuerySet[Thread]:
    own = ThreadReading.objects.filter(thread=OuterRef("pk"), user=user).values("read_at")[:1]
    return Thread.objects.annotate(read_at=Subquery(own))


def _count(user: User, rows: Iterable[tuple[str, Thread]]) -> dict[str, Talk]:
    found: dict[str, Talk] = {}
    for code, row in rows:
        before = found.get(code, Talk())
        found[code] = Talk(before.open + (row.settled_at is None), before.news + is_news(row, user))
    return found
