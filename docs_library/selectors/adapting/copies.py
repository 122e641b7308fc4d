"""The own copies of a body as they stand now."""

from dataclasses import dataclass
from uuid import UUID

from docs_library.models import Adaptation, Document, Edition, LocalEdition, MergeSession
from docs_library.rules import adapting
from docs_library.selectors.adapting import sessions, texts
from governance.models import Entity


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it stands: its newest text, the approved one, and the latest of the original.

    `latest` is None when nothing of the original is published any more.
    """

    adaptation: Adaptation
    newest: LocalEdition
    approved: LocalEdition | None
    latest: Edition | None
    merge: MergeSession | None

    @property
    def waits(self) -> bool:
        """Whether something was written that nobody has approved."""
        return self.newest.state == adapting.DRAFT

    @property
    def is_behind(self) -> bool:
        """Whether a later edition than that on which it stands is published."""
        return self.latest is not None and self.latest.pk != self.newest.base_edition_id

    @property
    def is_as_original(self) -> bool:
        """Whether it says what the original says on which it stands."""
        return self.newest.text == self.newest.base_edition.text


def adaptation(pk: UUID) -> Adaptation | None:
    """Return the adaptation with that key, its body and document."""
    return Adaptation.objects.select_related("entity", "document").filter(pk=pk).first()


def of_body(entity: Entity, document: Document) -> Adaptation | None:
    """Return the copy that ENTITY has of DOCUMENT; None when it has none."""
    rows = Adaptation.objects.select_related("entity", "document")
    return rows.filter(entity=entity, document=document).first()


def all_of(entity: Entity) -> list[Copy]:
    """Return the copies of ENTITY by code, those that want something first."""
    rows = Adaptation.objects.filter(entity=entity).select_related("entity", "document")
    found = [copy(row) for row in rows.order_by("document__code")]
    return sorted(found, key=lambda one: one.adaptation.state == adapting.RETIRED)


def wanting(entity: Entity) -> list[Adaptation]:
    """Return the copies of ENTITY that a new edition or a withdrawal asks something of."""
    rows = Adaptation.objects.filter(entity=entity, state__in=adapting.WANTING)
    return list(rows.select_related("document").order_by("document__code"))


def copy(row: Adaptation) -> Copy:
    """Return the copy ROW as it stands now."""
    return Copy(
        adaptation=row,
        newest=texts.newest(row),
        approved=texts.approved(row),
        latest=texts.latest(row.document),
        merge=sessions.open_merge(row),
    )
