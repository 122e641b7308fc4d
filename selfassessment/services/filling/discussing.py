"""Talk about questions: begin, answer, settle, and note how far somebody has read."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import IllegalMove
from governance.models import User
from selfassessment.models import Assessment, Question, Thread, ThreadComment, ThreadReading
from selfassessment.services import openness

AT_ONCE = timedelta(minutes=2)  # the same words again so soon are the same click


@transaction.atomic
def begin(*, assessment: Assessment, code: str, text: str, by: User, now: datetime) -> Thread:
    """Begin a conversation about question CODE with TEXT; the same sent twice begins one."""
    openness.lock(assessment)
    question = Question.objects.get(version=assessment.campaign.version_id, code=code)
    words = _clean(text)
    rows = Thread.objects.filter(assessment=assessment, question=question)
    same = rows.filter(comments__text=words, comments__by=by, opened_at__gt=now - AT_ONCE).first()
    if same is not None:
        return same
    thread = Thread.objects.create(
        assessment=assessment, question=question, opened_at=now, last_at=now, last_by=by
    )
    ThreadComment.objects.create(thread=thread, text=words, by=by, at=now)
    return thread


@transaction.atomic
def answer(*, thread: Thread, text: str, by: User, now: datetime) -> ThreadComment:
    """Say TEXT in THREAD, which opens again if it was settled; the same twice is said once."""
    locked, words = _lock(thread), _clean(text)
    last = locked.comments.order_by("-pk").first()
    if last is not None and (last.text, last.by_id) == (words, by.pk) and last.at > now - AT_ONCE:
        return last
    Thread.objects.filter(pk=locked.pk).update(
        last_at=now, last_by=by, settled_at=None, settled_by=None
    )
    return ThreadComment.objects.create(thread=locked, text=words, by=by, at=now)


@transaction.atomic
def settle(*, thread: Thread, by: User, now: datetime) -> None:
    """Say that THREAD needs nothing more; raise IllegalMove when somebody did already."""
    locked = _lock(thread)
    if locked.settled_at is not None:
        raise IllegalMove(_("This conversation is already settled."))
    Thread.objects.filter(pk=locked.pk).update(settled_at=now, settled_by=by)


def read(threads: Iterable[Thread], *, by: User, now: datetime) -> None:
    """Note that BY has read THREADS to their end."""
    ThreadReading.objects.bulk_create(
        [ThreadReading(thread=thread, user=by, read_at=now) for thread in threads],
        update_conflicts=True,
        unique_fields=["thread", "user"],
        update_fields=["read_at"],
    )


def _lock(thread: Thread) -> Thread:
    return Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)


def _clean(text: str) -> str:
    return text.strip().replace("\r\n", "\n")
