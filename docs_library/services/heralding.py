"""Note that something happened of which people are to be told."""

from datetime import datetime

from django.db import transaction

from docs_library.models import Edition, News, Release


@transaction.atomic
def herald(
    what: str, *, edition: Edition | None = None, release: Release | None = None, now: datetime
) -> None:
    """Note WHAT happened to EDITION or RELEASE, once, in the transaction in which it happens.

    The notices are written by a sweep afterwards: nothing is told of what is rolled back, and
    nothing is forgotten when a worker dies.
    """
    News.objects.get_or_create(what=what, edition=edition, release=release, defaults={"at": now})
