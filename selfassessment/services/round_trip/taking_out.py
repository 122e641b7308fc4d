"""Give the questionnaire of a body out as a workbook, with what is answered now."""

from django.db import transaction

from governance import audit
from governance.models import User
from selfassessment.models import Assessment
from selfassessment.reports.workbook import writing
from selfassessment.reports.workbook.writing import Sheet
from selfassessment.selectors import instruments, round_trip


@transaction.atomic
def take_out(*, assessment: Assessment, by: User) -> bytes:
    """Return the questionnaire of ASSESSMENT as XLSX; each download leaves a line in the trail."""
    instrument = instruments.of_assessment(assessment)
    sheet = Sheet(
        title=f"{assessment.entity} · {assessment.campaign}",
        instrument=instrument,
        said=round_trip.said(assessment),
        passport=round_trip.passport_of(assessment, instrument),
    )
    audit.record(by, "workbook.downloaded", assessment, acting_for=assessment.entity)
    return writing.build(sheet)
