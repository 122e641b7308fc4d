"""Tell people what happened: one notice each, written once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from docs_library.models import Adaptation, Edition, News, Notice, Practice, Proposal
from docs_library.selectors import notices
from governance.models import User

BATCH = 2000


@transaction.atomic
def tell(*, news: UUID, now: datetime) -> int:
    """Write the notices of NEWS for all whom they concern; return how many.

    All of them or none: what a dying worker left undone is done by the next one. Told news, and
    news that somebody else tells at this moment, make none.
    """
    rows = News.objects.select_for_update(skip_locked=True, of=["self"])
    row = (
        rows.select_related(
            "edition__document", "adaptation", "step__proposal", "practice__practice"
        )
        .filter(pk=news, told_at=None)
        .first()
    )
    if row is None:
        return 0
    found = notices.readers(row, on=timezone.localdate(now))
    Notice.objects.bulk_create(
        (
            Notice(news=row, user_id=user, rhythm=rhythm, at=now)
            for user, rhythm in sorted(found.items())
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    row.told_at = now
    row.save(update_fields=["told_at"])
    return len(found)


@transaction.atomic
def mark_read(*, user: User, now: datetime, notice: UUID | None = None) -> int:
    """Mark what USER has been told as read, or only one NOTICE; return how many that were."""
    rows = Notice.objects.filter(user=user, read_at=None)
    if notice is not None:
        rows = rows.filter(pk=notice)
    return rows.update(read_at=now)


@transaction.atomic
def seen(*, user: User, edition: Edition, now: datetime) -> int:
    """Mark the notices about EDITION as read: USER has it open; return how many that were."""
    rows = Notice.objects.filter(
        user=user, news__edition=edition, news__adaptation=None, read_at=None
    )
    return rows.update(read_at=now)


@transaction.atomic
def seen_copy(*, user: User, adaptation: Adaptation, now: datetime) -> int:
    """Mark the notices about an own copy as read: USER has it open; return how many that were."""
    rows = Notice.objects.filter(user=user, news__adaptation=adaptation, read_at=None)
    return rows.update(read_at=now)


@transaction.atomic
def seen_proposal(*, user: User, proposal: Proposal, now: datetime) -> int:
    """Mark the notices about PROPOSAL as read: USER has it open; return how many that were."""
    rows = Notice.objects.filter(user=user, news__step__proposal=proposal, read_at=None)
    return rows.update(read_at=now)


@transaction.atomic
def seen_practice(*, user: User, practice: Practice, now: datetime) -> int:
    """Mark the notices about PRACTICE as read: USER has it open; return how many that were."""
    rows = Notice.objects.filter(user=user, news__practice__practice=practice, read_at=None)
    return rows.update(read_at=now)
