"""Write the next text of a copy, and let its state follow."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext as _

from docs_library.models import Adaptation, Edition, LocalEdition
from docs_library.rules import adapting, rendering, retouching
from docs_library.selectors.adapting import copies
from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import User


class Stale(Conflict):
    """Somebody else wrote first: `newest` is what they left."""

    def __init__(self, newest: LocalEdition) -> None:
        super().__init__(
            _("Somebody else changed this text meanwhile. Compare both and decide what stays.")
        )
        self.newest = newest


def locked(adaptation: Adaptation) -> Adaptation:
    """Return ADAPTATION as it stands now, for one writer at a time."""
    rows = Adaptation.objects.select_for_update(of=["self"])
    return rows.select_related("entity", "document").get(pk=adaptation.pk)


def add(
    row: Adaptation,
    text: str,
    *,
    base: Edition,
    by: User,
    now: datetime,
    merged: Edition | None = None,
) -> LocalEdition:
    """Write TEXT, which stands on BASE, as the next of ROW; it is a draft.

    Raise DomainError when it is too long.
    """
    try:
        rendering.check_size(text)
    except DomainError as error:
        raise DomainError(_(error.message)) from error
    before = copies.texts(row).order_by("-number").first()
    return LocalEdition.objects.create(
        adaptation=row,
        number=before.number + 1 if before else 1,
        text=text,
        base_edition=base,
        parent=before,
        merged=merged,
        touched=retouching.touched(base.text, text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        author=by,
        created_at=now,
    )


def follow(row: Adaptation) -> None:
    """Let the state of ROW say how it stands to its original, unless somebody decided otherwise."""
    if row.is_left:
        return
    latest = copies.latest(row.document)
    state = adapting.ORPHANED
    if latest is not None:
        state = adapting.followed(
            is_latest=copies.newest(row).base_edition_id == latest.pk,
            is_open=copies.open_merge(row) is not None,
        )
    if row.state != state:
        row.state = state
        row.save(update_fields=["state"])


def approve(text: LocalEdition, *, by: User, now: datetime) -> None:
    """Let the staff read TEXT from now on."""
    text.state, text.approved_by, text.approved_at = adapting.APPROVED, by, now
    text.save(update_fields=["state", "approved_by", "approved_at"])
