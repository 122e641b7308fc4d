"""Who would be reminded of a campaign, and how."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from governance.models import Entity, Membership, User
from governance.models.dated import holding
from selfassessment.models import Assessment, Campaign, Reminded
from selfassessment.rules.reminding import GROUP_LABELS, GROUPS, group_of
from selfassessment.selectors import progress
from selfassessment.selectors.populations import MANAGER


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body to be reminded, its e-SET managers, and the group for which it is."""

    assessment: Assessment
    people: list[User]
    group: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of those who have something to do: who would be written to, and who would not.

    TODAY counts those reminded today already, UNMANAGED those without an e-SET manager.
    """

    code: str
    recipients: list[Recipient]
    today: int
    unmanaged: list[Entity]

    @property
    def label(self) -> str:
        """The group in words."""
        return gettext(GROUP_LABELS[self.code])

    @property
    def letters(self) -> int:
        """How many letters would be written."""
        return sum(len(one.people) for one in self.recipients)


def groups(campaign: Campaign, on: date, wanted: Collection[str] = tuple(GROUPS)) -> list[Group]:
    """Return the WANTED groups of CAMPAIGN on that day, each body in one at most."""
    rows = list(_owing(campaign, on, wanted))
    people = managers([row.entity_id for row in rows], on)
    found = []
    for code in wanted:
        inside = [row for row in rows if group_of(getattr(row, "stage", "")) == code]
        fresh = [row for row in inside if not getattr(row, "is_reminded", False)]
        found.append(
            Group(
                code=code,
                recipients=[
                    Recipient(row, people[row.entity_id], code)
                    for row in fresh
                    if row.entity_id in people
                ],
                today=len(inside) - len(fresh),
                unmanaged=[row.entity for row in fresh if row.entity_id not in people],
            )
        )
    return found


def managers(keys: Collection[object], on: date) -> dict[object, list[User]]:
    """Return the e-SET managers of the bodies KEYS on that day, by body."""
    rows = Membership.objects.filter(entity__in=list(keys), role=MANAGER, user__is_active=True)
    found: dict[object, dict[int, User]] = defaultdict(dict)
    for row in holding(rows, on).select_related("user").order_by("pk"):
        found[row.entity_id][row.user_id] = row.user
    return {key: list(people.values()) for key, people in found.items()}


def still_owes(row: Reminded) -> bool:
    """Say whether the body of ROW has still something to do, as when it was to be reminded."""
    one = Entity.objects.filter(pk=row.assessment.entity_id)
    stages = progress.rows_of(row.assessment.campaign, one).values_list(F("stage"), flat=True)
    return any(group_of(stage) for stage in stages)


def _owing(campaign: Campaign, on: date, wanted: Collection[str]) -> QuerySet[Assessment]:
    stages = frozenset[str]().union(*(GROUPS[code] for code in wanted))
    rows = progress.rows_of(campaign, Entity.objects.all()).filter(Q(stage__in=stages))
    today = Reminded.objects.filter(assessment=OuterRef("pk"), on=on)
    known = rows.annotate(is_reminded=Exists(today)).select_related("entity", "control")
    return known.order_by("entity__sort_name", "pk")
