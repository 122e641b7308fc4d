"""Note what somebody has read."""

from datetime import datetime, timedelta

from django.db import transaction

from docs_library.models import Edition, ReadMark
from governance.models import User

OFTEN = timedelta(hours=1)  # a second look within the hour is not written again


@transaction.atomic
def read(*, user: User, edition: Edition, now: datetime) -> None:
    """Note that USER has opened EDITION; an older one than noted before changes nothing.

    It never waits for another page of the same person: who comes second leaves it to the first.
    """
    rows = ReadMark.objects.select_for_update(skip_locked=True, of=["self"])
    mark = rows.filter(user=user, document=edition.document_id).select_related("edition").first()
    if mark is None:
        fresh = ReadMark(
            user=user, document_id=edition.document_id, edition=edition, first_at=now, last_at=now
        )
        ReadMark.objects.bulk_create([fresh], ignore_conflicts=True)
    elif mark.edition_id != edition.pk and _comes_after(edition, mark.edition):
        mark.before, mark.before_at = mark.edition, mark.last_at
        mark.edition, mark.first_at, mark.last_at = edition, now, now
        mark.save()
    elif mark.edition_id == edition.pk and now - mark.last_at > OFTEN:
        mark.last_at = now
        mark.save(update_fields=["last_at"])


def _comes_after(edition: Edition, other: Edition) -> bool:
    numbers = edition.number, other.number
    return numbers[0] is not None and numbers[1] is not None and numbers[0] > numbers[1]
