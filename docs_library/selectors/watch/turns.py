"""The documents whose periodic review comes."""

from dataclasses import dataclass
from datetime import date

from docs_library.models import Document, Edition, Recheck
from docs_library.rules.watch import dates


@dataclass(frozen=True, slots=True)
class Turn:
    """A document whose periodic review comes; `recheck` is the open one, if it was begun."""

    document: Document
    is_late: bool
    recheck: Recheck | None


def turns(on: date) -> list[Turn]:
    """Return the documents in force whose periodic review is late ON that day or comes soon."""
    in_force = Edition.objects.in_force(on).filter(state="published").values("document")
    rows = Document.objects.filter(pk__in=in_force, review_due__lte=on + dates.SOON)
    begun = Recheck.objects.filter(outcome="", signal=None).select_related("edition")
    open_now = {row.edition.document_id: row for row in begun.defer("edition__text")}
    return [
        Turn(row, row.review_due is not None and row.review_due < on, open_now.get(row.pk))
        for row in rows.order_by("review_due", "code")
    ]
