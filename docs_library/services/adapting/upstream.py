"""What becomes of the copies when their original changes: their bodies are told once."""

from datetime import datetime

from docs_library.models import Adaptation, Edition, News
from docs_library.rules import adapting, telling
from docs_library.selectors.adapting import texts

BATCH = 2000


def published(edition: Edition, *, now: datetime) -> int:
    """Let the copies of the document of EDITION know that it is out; return how many there are."""
    rows = Adaptation.objects.filter(document=edition.document_id)
    rows.filter(state__in=[adapting.CURRENT, adapting.ORPHANED]).update(
        state=adapting.UPDATE_AVAILABLE
    )
    return _tell(telling.BEHIND, edition, now)


def withdrawn(edition: Edition, *, now: datetime) -> int:
    """Ask the bodies with a copy what becomes of it, when nothing of the original is left."""
    left = texts.latest(edition.document)
    rows = Adaptation.objects.filter(document=edition.document_id, state__in=adapting.FOLLOWING)
    if left is None:
        rows.exclude(merges__state=adapting.OPEN).update(state=adapting.ORPHANED)
        return _tell(telling.ORPHANED, edition, now)
    for row in rows.filter(state=adapting.UPDATE_AVAILABLE):
        if texts.newest(row).base_edition_id == left.pk:
            row.state = adapting.CURRENT
            row.save(update_fields=["state"])
    return 0


def _tell(what: str, edition: Edition, now: datetime) -> int:
    keys = Adaptation.objects.filter(document=edition.document_id).exclude(state=adapting.RETIRED)
    fresh = [
        News(what=what, edition=edition, adaptation_id=key, at=now)
        for key in keys.values_list("pk", flat=True)
    ]
    News.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)
