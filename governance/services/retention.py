"""What has been kept long enough goes, by itself and in the order of the periods."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from governance import audit
from governance.models import Application, Invitation, Letter, Membership, User
from governance.rules import adhesion_states as at
from governance.rules import retention
from governance.rules.retention import Period
from governance.services import forgetting, people
from governance.services.committee import mandates

Rows = (
    QuerySet[User]
    | QuerySet[Invitation]
    | QuerySet[Letter]
    | QuerySet[AccessAttempt]
    | QuerySet[Session]
)
# Whoever applied is waited for until the body works with its own people.
PENDING = {at.DRAFT, *at.FILED} - {at.DEPLOYING, at.ACTIVE, at.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Due:
    """A period, its days here, how many rows have reached its end, and the people among them."""

    period: Period
    days: int
    count: int
    people: list[User]


def unused(before: datetime) -> QuerySet[User]:
    """Return the open accounts without a role since that moment, of people who stayed away.

    Who sits in a body of governance, or stands in for somebody there, has a role in this sense.
    """
    day = timezone.localdate(before)
    running = Q(ends_on=None) | Q(ends_on__gt=day)
    roles = Membership.objects.filter(running, user=OuterRef("pk"))
    seats = mandates.of(OuterRef("pk")).filter(running)
    cases = Application.objects.filter(filer=OuterRef("pk"), state__in=PENDING)
    away = ~Exists(roles), ~Exists(seats), ~Exists(cases)
    rows = User.objects.filter(*away, is_active=True, is_superuser=False)
    rows = rows.alias(seen=Coalesce("last_login", "date_joined"))
    return rows.filter(seen__lt=before, date_joined__lt=before).order_by("pk")


def closed(before: datetime) -> QuerySet[User]:
    """Return the accounts that were closed before that moment and still have their names."""
    rows = User.objects.filter(is_active=False, forgotten_at=None, closed_at__lt=before)
    return rows.order_by("closed_at", "pk")


def letters(before: datetime) -> QuerySet[Letter]:
    """Return the letters of before that moment that wait for nobody."""
    done = (Letter.State.READY, Letter.State.FAILED)
    return Letter.objects.filter(created_at__lt=before, state__in=done)


def invitations(before: datetime) -> QuerySet[Invitation]:
    """Return the invitations that ran out before that moment, whatever became of them."""
    return Invitation.objects.filter(expires_at__lt=before)


def attempts(before: datetime) -> QuerySet[AccessAttempt]:
    """Return the tries to sign in that failed before that moment."""
    found: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(attempt_time__lt=before)
    return found


def sessions(before: datetime) -> QuerySet[Session]:
    """Return the sessions that ended before that moment."""
    return Session.objects.filter(expire_date__lt=before)


FOUND: dict[str, Callable[[datetime], Rows]] = {
    retention.UNUSED: unused,
    retention.NAMES: closed,
    retention.INVITATIONS: invitations,
    retention.LETTERS: letters,
    retention.ATTEMPTS: attempts,
    retention.SESSIONS: sessions,
}


def periods() -> list[tuple[Period, int]]:
    """Return the periods with their days here."""
    found = retention.days(settings.RETENTION_DAYS)
    return [(retention.PERIODS[code], number) for code, number in found.items()]


def due(*, now: datetime, most: int = 50) -> list[Due]:
    """Return what a sweep would do now, period by period, naming at most so many people each."""
    found = []
    for code, number in retention.days(settings.RETENTION_DAYS).items():
        rows = FOUND[code](now - timedelta(days=number))
        names = [row for row in rows[:most] if isinstance(row, User)] if code in _PEOPLE else []
        found.append(Due(retention.PERIODS[code], number, rows.count(), names))
    return found


_PEOPLE = (retention.UNUSED, retention.NAMES)


def sweep(*, now: datetime) -> dict[str, int]:
    """Do what is due, each person in a transaction of their own; return how many by period.

    Doing it twice changes nothing more.
    """
    done = {}
    for code, number in retention.days(settings.RETENTION_DAYS).items():
        rows = FOUND[code](now - timedelta(days=number))
        if code == retention.UNUSED:
            done[code] = sum(_close(user, now) for user in rows if isinstance(user, User))
        elif code == retention.NAMES:
            forgotten = (user for user in rows if isinstance(user, User))
            done[code] = sum(forgetting.forget(user=user, by=None, now=now) for user in forgotten)
        else:
            done[code] = _erase(rows, code)
    return done


def _close(user: User, now: datetime) -> int:
    people.close(user=user, by=None, now=now)
    return 1


@transaction.atomic
def _erase(rows: Rows, code: str) -> int:
    count, _by_table = rows.delete()
    if count:
        audit.record(None, "data.erased", None, period=code, rows=count)
    return count
