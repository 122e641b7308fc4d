"""Write the next text of a copy."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext as _

from docs_library.models import Adaptation, Edition, LocalEdition
from docs_library.rules import adapting, rendering, retouching
from docs_library.selectors.adapting import texts
from eset_portal.common.rules.errors import DomainError
from governance.models import User


def locked(adaptation: Adaptation) -> Adaptation:
    """Return ADAPTATION as it stands now, for one writer at a time."""
    rows = Adaptation.objects.select_for_update(of=["self"])
    return rows.select_related("entity", "document").get(pk=adaptation.pk)


def add(
    row: Adaptation, text: str, *, base: Edition, by: User, now: datetime, is_merged: bool = False
) -> LocalEdition:
    """Write TEXT, which stands on BASE, as the next of ROW; it is a draft.

    It IS_MERGED when the base was brought into it now. Raise DomainError when it is too long.
    """
    try:
        rendering.check_size(text)
    except DomainError as error:
        raise DomainError(_(error.message)) from error
    before = texts.texts(row).order_by("-number").first()
    return LocalEdition.objects.create(
        adaptation=row,
        number=before.number + 1 if before else 1,
        text=text,
        base_edition=base,
        parent=before,
        merged=base if is_merged else None,
        touched=retouching.touched(base.text, text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        author=by,
        created_at=now,
    )


def approve(text: LocalEdition, *, by: User, now: datetime) -> None:
    """Let the staff read TEXT from now on."""
    text.state, text.approved_by, text.approved_at = adapting.APPROVED, by, now
    text.save(update_fields=["state", "approved_by", "approved_at"])
