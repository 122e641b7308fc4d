"""Note what somebody has read."""

from datetime import datetime, timedelta

from django.db import transaction

from docs_library.models import Edition, ReadMark
from governance.models import User

OFTEN = timedelta(hours=1)  # a second look within the hour is not written again


@transaction.atomic
def read(*, user: User, edition: Edition, known: ReadMark | None, now: datetime) -> None:
    """Note that USER, of whom the mark KNOWN was found, has opened EDITION.

    An older edition than noted before changes nothing. It never waits for another page of the
    same person: who comes second leaves it to the first.
    """
    if known is None:
        fresh = ReadMark(
            user=user, document_id=edition.document_id, edition=edition, first_at=now, last_at=now
        )
        ReadMark.objects.bulk_create([fresh], ignore_conflicts=True)
    elif known.edition_id != edition.pk or now - known.last_at > OFTEN:
        _again(known, edition, now)


def _again(known: ReadMark, edition: Edition, now: datetime) -> None:
    rows = ReadMark.objects.select_for_update(skip_locked=True, of=["self"])
    mark = rows.select_related("edition").filter(pk=known.pk).first()
    if mark is None:
        return
    if mark.edition_id == edition.pk:
        mark.last_at = now
    elif _comes_after(edition, mark.edition):
        mark.before, mark.before_at = mark.edition, mark.last_at
        mark.edition, mark.first_at, mark.last_at = edition, now, now
    mark.save()


def _comes_after(edition: Edition, other: Edition) -> bool:
    mine, theirs = edition.number, other.number
    return mine is not None and theirs is not None and mine > theirs
