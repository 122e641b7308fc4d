"""Ask for aggregate reports; workers build them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import queue, work
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import audit
from governance.models import User
from selfassessment import tasks
from selfassessment.models import AggregateReport, Campaign
from selfassessment.reports.aggregates import obtaining
from selfassessment.selectors.aggregates import reach
from selfassessment.services.reporting import AT_ONCE, PATIENCE


@transaction.atomic
def ask(
    *, campaign: Campaign, about: tuple[str, str], language: str, by: User, now: datetime
) -> AggregateReport:
    """Return the report ABOUT (scope, group) in LANGUAGE, queued if it is not there yet.

    The same figures are one report, however often they are asked for; a failed one goes again.
    NotAllowed when it would tell BY, who sees the results of some of the bodies, of a few others.
    """
    decision = reach.may_be_told(by, campaign, about)
    if not decision:
        raise NotAllowed(decision.reason)
    report, is_new = obtaining.obtain(campaign, *about, language, by=by, now=now)
    if is_new or work.queue_again(AggregateReport.objects.filter(pk=report.pk)):
        queue.send(tasks.build_aggregate, report_id=str(report.pk))
        audit.record(by, "aggregate.requested", report, language=language)
    return report


@transaction.atomic
def retry(*, report: AggregateReport, by: User) -> None:
    """Queue a failed report once more; raise DomainError when it has not failed."""
    if not work.queue_again(AggregateReport.objects.filter(pk=report.pk)):
        raise DomainError(_("This report has not failed: there is nothing to try again."))
    queue.send(tasks.build_aggregate, report_id=str(report.pk))
    audit.record(by, "aggregate.retried", report)


def dispatch_waiting(*, now: datetime) -> int:
    """Send again the keys of reports that wait although nobody works on them; return how many."""
    rows = work.waiting(AggregateReport.objects.filter(created_at__lte=now - PATIENCE), now)
    found = list(rows.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        queue.send(tasks.build_aggregate, report_id=str(pk))
    return len(found)
