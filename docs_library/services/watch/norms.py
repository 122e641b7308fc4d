"""Keep the norms checked, and what the catalogue says of them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from docs_library import permissions
from docs_library.models import Norm
from eset_portal.common.http import require
from governance import audit
from governance.models import User

NORM_FACTS = ("title", "kind", "eli", "reference")


@transaction.atomic
def check(*, norm: Norm, by: User, now: datetime) -> Norm:
    """Say that somebody looked NORM up today and that the catalogue says what it is."""
    require(permissions.may_watch(by))
    row = Norm.objects.select_for_update().get(pk=norm.pk)
    row.checked_on = timezone.localdate(now)
    row.save(update_fields=["checked_on"])
    audit.record(by, "library.norm_checked", row, norm=row.name)
    return row


@transaction.atomic
def correct(*, norm: Norm, facts: Mapping[str, str], by: User) -> Norm:
    """Give NORM other FACTS; how it is cited in short never changes."""
    require(permissions.may_watch(by))
    row = Norm.objects.select_for_update().get(pk=norm.pk)
    for name in NORM_FACTS:
        setattr(row, name, facts[name])
    row.save(update_fields=list(NORM_FACTS))
    audit.record(by, "library.norm_corrected", row, norm=row.name)
    return row
