"""The staff of the bodies, and which documents concern them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from docs_library.models import Document
from docs_library.rules import telling
from governance.models import Entity, Membership, Population
from governance.models.dated import holding
from governance.rules import bands, entity_kinds, roles

OWN = [role.code for role in roles.with_reach(roles.OWN)]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works for a body, with its kind and, where it has one, its band."""

    user: int
    entity: UUID
    kind: str
    band: str | None

    def is_for(self, document: Document) -> bool:
        """Say whether DOCUMENT is for the body of this member."""
        return telling.concerns(document.kinds, document.bands, kind=self.kind, band=self.band)


def memberships(on: date) -> "QuerySet[Membership]":
    """Return who works for an active body ON a day; those of supporters and AOC look after it."""
    rows = Membership.objects.filter(
        role__in=OWN, user__is_active=True, entity__status=Entity.Status.ACTIVE
    )
    return holding(rows, on)


def members(on: date, *, user: int | None = None, entity: UUID | None = None) -> list[Member]:
    """Return the staff ON a day, each once a body, in one query; only of USER or ENTITY if any."""
    rows = memberships(on)
    if user is not None:
        rows = rows.filter(user=user)
    if entity is not None:
        rows = rows.filter(entity=entity)
    latest = Population.objects.filter(entity=OuterRef("entity"), year__lte=on.year)
    counted = rows.annotate(
        inhabitants=Subquery(latest.order_by("-year").values("inhabitants")[:1])
    )
    facts = counted.values_list("user_id", "entity_id", "entity__kind", "inhabitants")
    return [
        Member(user_id, entity_id, kind, band(kind, inhabitants))
        for user_id, entity_id, kind, inhabitants in facts.order_by(
            "entity_id", "user_id"
        ).distinct()
    ]


def band(kind: str, inhabitants: int | None) -> str | None:
    """Return the band of a body of KIND with so many INHABITANTS; None where it has none."""
    if inhabitants is None or not entity_kinds.KINDS[kind].banded:
        return None
    return bands.band_of(inhabitants)
