"""The own copies of a body: what they say now, what of them is approved, what they stand on."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from docs_library.models import Adaptation, Document, Edition, LocalEdition, MergeSession
from docs_library.rules import adapting, obligations
from docs_library.rules.blocks import Block
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


def copy(row: Adaptation) -> Copy:
    """Return the copy ROW as it stands now."""
    return Copy(
        adaptation=row,
        newest=newest(row),
        approved=approved(row),
        latest=latest(row.document),
        merge=open_merge(row),
    )


def newest(row: Adaptation) -> LocalEdition:
    """Return what ROW says now, approved or not."""
    return texts(row).order_by("-number")[0]


def approved(row: Adaptation) -> LocalEdition | None:
    """Return what the staff of the body read: the last text that was approved."""
    return texts(row).filter(state=adapting.APPROVED).order_by("-number").first()


def texts(row: Adaptation) -> "QuerySet[LocalEdition]":
    """Return all that ROW ever said."""
    return LocalEdition.objects.filter(adaptation=row).select_related(
        "base_edition__document", "author", "approved_by", "merged"
    )


def latest(document: Document) -> Edition | None:
    """Return the edition of DOCUMENT published last and not withdrawn; None without any."""
    rows = Edition.objects.filter(document=document, state="published").select_related("document")
    return rows.newest_first().first()


def open_merge(row: Adaptation) -> MergeSession | None:
    """Return the session in which ROW is being brought up to date; None when it is not."""
    return merges(row).filter(state=adapting.OPEN).first()


def merges(row: Adaptation) -> "QuerySet[MergeSession]":
    """Return all sessions in which ROW met a new edition, the latest first."""
    return (
        MergeSession.objects.filter(adaptation=row)
        .select_related(
            *("adaptation__document", "adaptation__entity", "base_edition", "ours", "theirs"),
            *("theirs__document", "opened_by", "closed_by", "result"),
        )
        .order_by("-opened_at")
    )


def missing(text: LocalEdition) -> list[Block]:
    """Return the obligatory blocks of the original that TEXT no longer has."""
    return obligations.missing(text.base_edition.text, text.text)
