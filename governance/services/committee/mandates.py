"""Say who sits in a body of governance, from when and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict
from eset_portal.common.rules.i18n import noop
from governance import audit
from governance.models import Entity, GoverningBody, Seat, User
from governance.models.dated import holding
from governance.permissions import may_found_bodies
from governance.rules.committee import posts
from governance.services.committee import common


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who sits in a body, for which institution, as what, from when, and who stands in."""

    user: User
    entity: Entity
    post: str
    starts_on: date
    ends_on: date | None = None
    has_vote: bool = True
    substitute: User | None = None


@transaction.atomic
def seat(*, body: GoverningBody, mandate: Mandate, by: User) -> Seat:
    """Give somebody a seat in BODY and return it.

    Raises NotAllowed, Refused for a mandate that makes no sense, Conflict when the person sits
    there on one of those days, or another one is the chair.
    """
    require(may_found_bodies(by))
    GoverningBody.objects.select_for_update(no_key=True).get(pk=body.pk)
    common.refuse(_faults(mandate))
    rows = _meeting(body, mandate)
    if rows.filter(user=mandate.user).exists():
        raise Conflict(_("This person has a seat here on these days already."))
    if mandate.post == posts.CHAIR and rows.filter(post=posts.CHAIR).exists():
        raise Conflict(_("Somebody else is the chair on these days: end that mandate first."))
    row = Seat.objects.create(
        body=body,
        user=mandate.user,
        entity=mandate.entity,
        post=mandate.post,
        has_vote=mandate.has_vote,
        substitute=mandate.substitute,
        starts_on=mandate.starts_on,
        ends_on=mandate.ends_on,
    )
    audit.record(by, "committee.seated", row, user=row.user_id, post=row.post)
    return row


@transaction.atomic
def end(*, seat: Seat, by: User, now: datetime) -> None:
    """End the mandate of SEAT today; one that began today or later lasts until tomorrow of that."""
    require(may_found_bodies(by))
    today = timezone.localdate(now)
    row = Seat.objects.select_for_update(no_key=True).get(pk=seat.pk)
    if not holding(Seat.objects.filter(pk=row.pk), today).exists():
        raise Conflict(_("This mandate does not hold today."))
    if row.starts_on == today:
        raise Conflict(_("This mandate began today: it can be ended from tomorrow on."))
    Seat.objects.filter(pk=row.pk).update(ends_on=today)
    audit.record(by, "committee.unseated", row, user=row.user_id)


def of(user: User | OuterRef) -> QuerySet[Seat]:
    """Return the seats that USER holds or stands in for, whenever they hold."""
    return Seat.objects.filter(Q(user=user) | Q(substitute=user))


@transaction.atomic
def leave(*, user: User, by: User | None, now: datetime) -> None:
    """End what USER holds in bodies of governance, whose account BY closes: seats, standing in.

    A mandate that began today lasts until tomorrow, one yet to come is taken back.
    """
    today = timezone.localdate(now)
    running = Q(ends_on=None) | Q(ends_on__gt=today)
    rows = Seat.objects.select_for_update(no_key=True).filter(running)
    for row in rows.filter(user=user).order_by("pk"):
        audit.record(by, "committee.unseated", row, user=row.user_id)
        if row.starts_on > today:
            row.delete()
            continue
        row.ends_on = max(today, row.starts_on + timedelta(days=1))
        row.save(update_fields=["ends_on"])
    rows.filter(substitute=user).update(substitute=None)


def _meeting(body: GoverningBody, mandate: Mandate) -> QuerySet[Seat]:
    """Return the seats of BODY that hold on some day of MANDATE."""
    rows = Seat.objects.filter(body=body).exclude(ends_on__lte=mandate.starts_on)
    return rows if mandate.ends_on is None else rows.filter(starts_on__lt=mandate.ends_on)


def _faults(mandate: Mandate) -> dict[str, str]:
    found = {}
    if mandate.post not in posts.POSTS:
        found["post"] = noop("Choose one of the posts.")
    if mandate.ends_on is not None and mandate.ends_on <= mandate.starts_on:
        found["ends_on"] = noop("A mandate ends after the day it begins.")
    if mandate.substitute is not None and mandate.substitute == mandate.user:
        found["substitute"] = noop("Nobody can stand in for themselves.")
    if not mandate.user.is_active:
        found["user"] = noop("This person no longer has access to the portal.")
    return found
