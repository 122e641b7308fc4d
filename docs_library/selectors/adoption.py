"""By which edition of a document each body works, and how far behind that is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from docs_library.models import Adoption, Document, Edition
from docs_library.rules import following, telling
from docs_library.selectors import staff
from governance.models import Entity

CURRENT, BEHIND, NONE = "current", "behind", "none"


@dataclass(frozen=True, slots=True)
class Line:
    """A body: what it works by, since when, and for how many days that is out of force."""

    entity: Entity
    adoption: Adoption | None
    behind: int

    @property
    def state(self) -> str:
        """Say whether it follows the edition in force, an older one, or has not said."""
        if self.adoption is None:
            return NONE
        return BEHIND if self.adoption.edition.effective_to and self.behind else CURRENT


def last(entity: Entity, edition: Edition) -> Adoption | None:
    """Return what ENTITY declared last about the document of EDITION; None when nothing."""
    rows = Adoption.objects.filter(entity=entity, document=edition.document_id)
    return rows.select_related("edition").order_by("-at", "-pk").first()


def documents(on: date) -> list[Document]:
    """Return the documents with an edition in force ON a day, by code."""
    found = Edition.objects.in_force(on).values("document")
    return list(Document.objects.filter(pk__in=found).in_order())


def bodies(document: Document, visible: "QuerySet[Entity]", *, on: date) -> list[Entity]:
    """Return the VISIBLE bodies with a team whom DOCUMENT concerns, in order of name."""
    teams = staff.memberships(on).values("entity")
    rows = visible.filter(pk__in=teams)
    found = Entity.objects.filter(pk__in=rows.values("pk")).with_facts(on).in_order()
    return [
        one
        for one in found
        if telling.concerns(
            document.kinds,
            document.bands,
            kind=one.kind,
            band=staff.band(one.kind, getattr(one, "inhabitants", None)),
        )
    ]


def lines(document: Document, found: list[Entity], *, on: date) -> list[Line]:
    """Return what each of the bodies FOUND works by, seen ON a day, in one query."""
    newest = Adoption.objects.filter(entity=OuterRef("entity"), document=document)
    rows = Adoption.objects.filter(
        document=document,
        entity__in=[one.pk for one in found],
        pk=Subquery(newest.order_by("-at", "-pk").values("pk")[:1]),
    )
    rows = rows.select_related("edition").defer("edition__text")
    said: dict[UUID, Adoption] = {row.entity_id: row for row in rows}
    return [_line(one, said.get(one.pk), on) for one in found]


def _line(entity: Entity, row: Adoption | None, on: date) -> Line:
    return Line(entity, row, following.days_behind(row.edition.effective_to, on) if row else 0)
