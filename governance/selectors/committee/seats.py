"""Who sits in a body of governance, and who came to a session."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from governance.models import CommitteeSession, GoverningBody, Seat, User
from governance.models.dated import holding
from governance.rules.committee import posts

ORDER = Case(
    When(post=posts.CHAIR, then=Value(0)),
    When(post=posts.SECRETARY, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def of_body(body: GoverningBody, on: date) -> QuerySet[Seat]:
    """Return the seats of BODY that hold on that day: chair, secretary, members by body."""
    rows = holding(Seat.objects.filter(body=body), on)
    ordered = rows.order_by(ORDER, "entity__sort_name", "pk")
    return ordered.select_related("user", "entity", "substitute")


def at(session: CommitteeSession) -> QuerySet[Seat]:
    """Return the seats that hold on the day of SESSION."""
    return of_body(session.body, timezone.localdate(session.starts_at))


def of_person(user: User, body: GoverningBody, on: date) -> Seat | None:
    """Return the seat in BODY that USER holds, or for which they stand in; the own one first."""
    own = of_body(body, on).filter(user=user).first()
    return own or of_body(body, on).filter(substitute=user).first()


def attendance(session: CommitteeSession) -> dict[int, str]:
    """Return how each seat is attended in SESSION, by the key of the seat."""
    return dict(session.attendances.values_list("seat", "state"))


def addressed(session: CommitteeSession) -> list[User]:
    """Return whom the call of SESSION goes to: those who sit there and their substitutes, once."""
    found: dict[int, User] = {}
    for seat in at(session):
        for user in (seat.user, seat.substitute):
            if user is not None and user.is_active:
                found[user.pk] = user
    return list(found.values())


def bodies_of(user: User, on: date) -> QuerySet[GoverningBody]:
    """Return the bodies in which USER sits or stands in on that day."""
    mine = holding(Seat.objects.filter(Q(user=user) | Q(substitute=user)), on)
    return GoverningBody.objects.filter(pk__in=mine.values("body"))
