"""Follow shared practices."""

from datetime import datetime

from django.db import transaction

from docs_library.models import Practice, PracticeFollower
from governance.models import User


def follow(practice: Practice, user: User, now: datetime) -> None:
    """Let USER hear of each step of PRACTICE; twice is once."""
    PracticeFollower.objects.get_or_create(practice=practice, user=user, defaults={"since": now})


@transaction.atomic
def set_following(*, practice: Practice, user: User, wanted: bool, now: datetime) -> None:
    """Follow PRACTICE, or no more. It is the person's own affair and leaves no trail."""
    if wanted:
        follow(practice, user, now)
    else:
        PracticeFollower.objects.filter(practice=practice, user=user).delete()
