"""Ask for reports; workers build them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import queue, work
from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import User
from selfassessment import tasks
from selfassessment.models import Assessment, Report
from selfassessment.reports import obtaining

# A row that has just been queued is left to the message that is on its way.
PATIENCE = timedelta(seconds=20)
AT_ONCE = 200


@transaction.atomic
def ask(*, assessment: Assessment, language: str, by: User, now: datetime) -> Report:
    """Return the report of ASSESSMENT in LANGUAGE, queued if it is not there yet.

    The same input is built once, however often it is asked for; a failed one is tried again.
    """
    report, is_new = obtaining.obtain(assessment, language, by=by, now=now)
    if is_new or work.queue_again(Report.objects.filter(pk=report.pk)):
        queue.send(tasks.build_report, report_id=str(report.pk))
        audit.record(
            by, "report.requested", report, acting_for=assessment.entity, language=language
        )
    return report


@transaction.atomic
def retry(*, report: Report, by: User) -> None:
    """Queue a failed report once more; raise DomainError when it has not failed."""
    if not work.queue_again(Report.objects.filter(pk=report.pk)):
        raise DomainError(_("This report has not failed: there is nothing to try again."))
    queue.send(tasks.build_report, report_id=str(report.pk))
    audit.record(by, "report.retried", report, acting_for=report.assessment.entity)


def dispatch_waiting(*, now: datetime) -> int:
    """Send again the keys of reports that wait although nobody works on them; return how many."""
    rows = work.waiting(Report.objects.filter(created_at__lte=now - PATIENCE), now)
    found = list(rows.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        queue.send(tasks.build_report, report_id=str(pk))
    return len(found)
