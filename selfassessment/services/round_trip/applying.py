"""Write what a returned workbook says, once confirmed, by the same door as every answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import SheetUpload
from selfassessment.rules.round_trip.three_way import CONFLICT, HERE
from selfassessment.selectors import instruments
from selfassessment.selectors.round_trip import Change, changes
from selfassessment.services import answering
from selfassessment.services.answering import Draft


@dataclass(frozen=True, slots=True)
class Applied:
    """How many answers were WRITTEN, and why others were not, by question code."""

    written: int
    refused: Mapping[str, str]


@transaction.atomic
def apply(
    *,
    upload: SheetUpload,
    mine: Collection[str],
    seen: Mapping[str, int],
    by: User,
    now: datetime,
) -> Applied:
    """Write the changes of UPLOAD and, of its conflicts, those in MINE; the same twice does once.

    SEEN are the versions that were on the page: an answer that changed since is not written, nor
    is one that may not change now; both are told in what comes back. Raise Conflict when UPLOAD
    was applied already.
    """
    held = SheetUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if held.applied_at is not None:
        raise Conflict(_("This workbook was already taken in."))
    wanted = [
        row
        for row in changes(upload, instruments.of_assessment(upload.assessment))
        if row.verdict == HERE or (row.verdict == CONFLICT and row.question.code in mine)
    ]
    written, refused = [], {}
    for row in wanted:
        code = row.question.code
        draft = _draft(upload, row, seen.get(code, -1))
        try:
            with transaction.atomic():
                answering.keep(assessment=upload.assessment, draft=draft, by=by, now=now)
        except DomainError as error:
            refused[code] = str(error)
        else:
            written.append(code)
    answering.count(assessment=upload.assessment, codes=written, now=now)
    if not refused:
        SheetUpload.objects.filter(pk=held.pk).update(applied_at=now)
    entity = upload.assessment.entity
    audit.record(by, "workbook.applied", upload.assessment, acting_for=entity, answers=len(written))
    return Applied(len(written), refused)


def _draft(upload: SheetUpload, row: Change, seen: int) -> Draft:
    here = row.here
    return Draft(
        code=row.question.code,
        level=here.level,
        not_applicable=here.not_applicable,
        reason=here.reason,
        comment=here.comment,
        seen=max(seen, 0) if seen == row.seen else -1,
        key=uuid5(upload.pk, f"{row.question.code}:{row.seen}"),
        value=here.value,
    )
