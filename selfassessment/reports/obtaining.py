"""The row of a report: found, or made, for what an assessment says now."""

from datetime import datetime

from eset_portal.common.rules import codes
from governance.models import User
from selfassessment.models import Assessment, Report
from selfassessment.reports import inputs


def obtain(
    assessment: Assessment, language: str, *, by: User | None, now: datetime
) -> tuple[Report, bool]:
    """Return the report of ASSESSMENT in LANGUAGE and whether its row is new.

    The same input has one row, however often and by however many it is asked for.
    """
    return Report.objects.get_or_create(
        assessment=assessment,
        language=language,
        input_hash=inputs.digest(assessment, language),
        defaults={
            "code": codes.fresh(),
            "requested_by": by,
            "created_at": now,
            "frozen": inputs.edition(assessment),
        },
    )
