"""Who has access to which body, since when, and when they last signed in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from uuid import UUID

from django.db.models import (
    Aggregate,
    Case,
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from governance.models import AccessReview, Entity, Invitation, Membership, Support, User
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import reviews, roles
from governance.rules.memberships import LEADING


@dataclass(slots=True)
class Member:
    """A person of a team with the roles that they hold there."""

    user: User
    roles: list[Membership] = field(default_factory=list)

    @property
    def since(self) -> date:
        """The first day of the oldest role."""
        return min(row.starts_on for row in self.roles)


@dataclass(frozen=True, slots=True)
class Review:
    """How a body stands with its yearly review."""

    last: AccessReview | None
    due_on: date | None
    is_due: bool


def memberships(on: date) -> QuerySet[Membership]:
    """Return the roles that hold on that day, of people who can sign in, with both ends."""
    rows = Membership.objects.filter(user__is_active=True).select_related("user", "entity")
    return holding(rows, on)


def team(entity: Entity, on: date) -> list[Member]:
    """Return who has a role at ENTITY on that day, leaders first, then by name."""
    order = list(roles.ROLES)
    members: dict[int, Member] = {}
    rows = memberships(on).filter(entity=entity).order_by("user__full_name", "pk")
    for row in sorted(rows, key=lambda row: order.index(row.role)):
        members.setdefault(row.user_id, Member(row.user)).roles.append(row)
    return list(members.values())


def supporting(entity: Entity, on: date) -> tuple[Support | None, list[Member]]:
    """Return who accompanies ENTITY on that day and whose people see it through that."""
    rows = Support.objects.filter(entity=entity).select_related("supporter")
    support = holding(rows, on).first()
    return support, supporting_team(support.supporter, on) if support else []


def supporting_team(supporter: Entity, on: date) -> list[Member]:
    """Return the people of SUPPORTER who reach the bodies that it accompanies."""
    wide = {role.code for role in roles.with_reach(roles.SUPPORTED)}
    members = team(supporter, on)
    for member in members:
        member.roles = [row for row in member.roles if row.role in wide]
    return [member for member in members if member.roles]


def to(entity: Entity, on: date) -> QuerySet[Membership]:
    """Return the roles that give access to ENTITY: its own team's and its supporter's."""
    wide = [role.code for role in roles.with_reach(roles.SUPPORTED)]
    supporters = holding(Support.objects.filter(entity=entity), on).values("supporter")
    return memberships(on).filter(Q(entity=entity) | Q(entity__in=supporters, role__in=wide))


def supported(on: date) -> dict[UUID, int]:
    """Return how many bodies each supporter accompanies on that day, by key."""
    rows = holding(Support.objects.all(), on).values("supporter").annotate(number=Count("pk"))
    return dict(rows.values_list("supporter", "number"))


def everywhere(on: date) -> int:
    """Return how many people have a role that reaches every body."""
    wide = [role.code for role in roles.with_reach(roles.ALL)]
    return memberships(on).filter(role__in=wide).values("user").distinct().count()


def has_leader(members: Iterable[Member]) -> bool:
    """Say whether somebody among MEMBERS leads."""
    return any(row.role in LEADING for member in members for row in member.roles)


def waiting(entity: Entity) -> QuerySet[Invitation]:
    """Return the invitations to ENTITY that are neither accepted nor withdrawn, newest first."""
    rows = Invitation.objects.filter(entity=entity, accepted_at=None, revoked_at=None)
    return rows.select_related("invited_by", "entity").order_by("-invited_at", "pk")


def review(entity: Entity, on: date) -> Review:
    """Return when the accesses to ENTITY were last reviewed and are next."""
    rows = AccessReview.objects.filter(entity=entity).select_related("by")
    last = rows.order_by("-at").first()
    first = memberships(on).filter(entity=entity).aggregate(first=Min("starts_on"))["first"]
    day = timezone.localdate(last.at) if last else None
    return Review(
        last, reviews.due_on(last=day, first=first), reviews.is_due(last=day, first=first, on=on)
    )


def mark(members: Iterable[Member]) -> str:
    """Return a mark that is another one as soon as a role of MEMBERS is."""
    rows = sorted(f"{row.pk}:{row.role}" for member in members for row in member.roles)
    return sha256(" ".join(rows).encode()).hexdigest()[:16]


def bodies(on: date) -> EntityQuerySet:
    """Return the bodies that have or had people, with how their accesses stand on that day.

    Adds `people`, `leaders`, `last_sign_in`, `reviewed_at`, `first_day`, `late`; in order of name.
    """
    own = Membership.objects.filter(entity=OuterRef("pk"))
    now = holding(own.filter(user__is_active=True), on)
    reviewed = AccessReview.objects.filter(entity=OuterRef("pk"))
    return (
        Entity.objects.filter(Exists(own))
        .annotate(
            people=Coalesce(_one(now, Count("user", distinct=True)), 0),
            leaders=Coalesce(_one(now.filter(role__in=LEADING), Count("user", distinct=True)), 0),
            last_sign_in=_one(now, Max("user__last_login")),
            first_day=_one(now, Min("starts_on")),
            reviewed_at=_one(reviewed, Max("at")),
        )
        .annotate(late=Case(When(_late(on), then=True), default=False))
        .in_order()
    )


def _late(on: date) -> Q:
    day = on - reviews.YEAR
    midnight = timezone.make_aware(datetime.combine(day, time.max))
    return Q(people__gt=0) & (
        Q(reviewed_at__lte=midnight) | Q(reviewed_at=None, first_day__lte=day)
    )


def _one(rows: QuerySet[Membership] | QuerySet[AccessReview], value: Aggregate) -> Subquery:
    return Subquery(rows.order_by().values("entity").annotate(found=value).values("found"))
