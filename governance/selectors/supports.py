"""Who accompanies whom, and what would come of a change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from governance.models import ComarcaMembership, Entity, Membership, Support
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import entity_kinds
from governance.rules.memberships import SUPPORTERS
from governance.selectors import listed

JOINING = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
ALONE = [code for code in JOINING if code not in SUPPORTERS]
"""Kinds of bodies that may be accompanied and accompany nobody."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bodies somebody means: of a comarca and kinds, in a pasted list, and chosen ones."""

    comarca: str = ""
    kinds: Sequence[str] = ()
    text: str = ""
    chosen: Sequence[UUID] = ()


@dataclass(slots=True)
class Plan:
    """What an assignment would do, body by body; `problems` are what is meant and why not."""

    new: list[Entity] = field(default_factory=list)
    moved: list[tuple[Entity, str]] = field(default_factory=list)
    unchanged: list[Entity] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def bodies(self) -> list[Entity]:
        """The bodies that would get another supporter."""
        return [*self.new, *(body for body, _before in self.moved)]

    @property
    def mark(self) -> str:
        """Another one as soon as the plan is another."""
        words = [*(f"{body.pk}" for body in self.new)]
        words += [f"{body.pk}<{before}" for body, before in self.moved]
        return sha256(" ".join(sorted(words)).encode()).hexdigest()[:16]


def supporters(on: date) -> EntityQuerySet:
    """Return the bodies that may accompany others, with `bodies` and `technicians`, most first."""
    now = holding(Support.objects.filter(supporter=OuterRef("pk")), on)
    team = Membership.objects.filter(entity=OuterRef("pk"), role="technician", user__is_active=True)
    return (
        Entity.objects.filter(
            Q(kind__in=SUPPORTERS) | Q(pk__in=Support.objects.values("supporter")),
            status=Entity.Status.ACTIVE,
        )
        .annotate(
            bodies=Coalesce(Subquery(_counted(now, "supporter")), 0),
            technicians=Coalesce(Subquery(_counted(holding(team, on), "entity")), 0),
        )
        .order_by("-bodies", "sort_name", "pk")
    )


def without(on: date) -> EntityQuerySet:
    """Return the bodies that could be accompanied and are not, in order of name."""
    accompanied = holding(Support.objects.all(), on).values("entity")
    rows = Entity.objects.filter(kind__in=ALONE, status=Entity.Status.ACTIVE)
    return rows.exclude(pk__in=accompanied).with_facts(on).in_order()


def relations(supporter: Entity, on: date, *, ended: bool) -> QuerySet[Support]:
    """Return what SUPPORTER accompanies on that day or, where ENDED, has accompanied before."""
    comarca = holding(ComarcaMembership.objects.filter(entity=OuterRef("entity")), on)
    rows = Support.objects.filter(supporter=supporter).select_related("entity")
    rows = rows.annotate(comarca_name=Subquery(comarca.values("comarca__name")[:1]))
    if ended:
        return rows.filter(ends_on__lte=on).order_by("-ends_on", "entity__sort_name", "pk")
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    return rows.order_by("entity__sort_name", "starts_on", "pk")


def plan(asked: Asked, supporter: Entity, on: date) -> Plan:
    """Return what would come of SUPPORTER accompanying what is ASKED from the day ON."""
    found, problems = _meant(asked, on)
    made = Plan(problems=problems)
    rows = Support.objects.filter(entity__in=found).select_related("supporter")
    present = {row.entity_id: row.supporter for row in holding(rows, on)}
    later = set(rows.filter(starts_on__gt=on).values_list("entity", flat=True))
    for body in sorted(found.values(), key=lambda row: (row.sort_name, str(row.pk))):
        before = present.get(body.pk)
        if reason := _obstacle(body, supporter):
            made.problems.append((body.name, reason))
        elif before == supporter:
            made.unchanged.append(body)
        elif body.pk in later:
            reason = _("It has another supporter from a later day on.")
            made.problems.append((body.name, reason))
        elif before is None:
            made.new.append(body)
        else:
            made.moved.append((body, before.name))
    return made


def _obstacle(body: Entity, supporter: Entity) -> str:
    if body.pk == supporter.pk:
        return _("A body does not accompany itself.")
    if body.status != Entity.Status.ACTIVE:
        return _("It has been dissolved.")
    return "" if body.kind in JOINING else _("A body of this kind cannot take part in e-SET.")


def _meant(asked: Asked, on: date) -> tuple[dict[UUID, Entity], list[tuple[str, str]]]:
    rows = Entity.objects.filter(pk__in=list(asked.chosen))
    if asked.comarca:
        inside = holding(ComarcaMembership.objects.filter(comarca=asked.comarca), on)
        own = Entity.objects.filter(pk__in=inside.values("entity"), kind__in=asked.kinds)
        rows = rows | own.filter(status=Entity.Status.ACTIVE)
    found = {body.pk: body for body in rows}
    named, problems = listed.named_in(asked.text)
    return found | {body.pk: body for body in named}, problems


def _counted(rows: QuerySet[Support] | QuerySet[Membership], column: str) -> QuerySet[Support]:
    counted: QuerySet[Support] = rows.order_by().values(column).annotate(n=Count("pk")).values("n")
    return counted
