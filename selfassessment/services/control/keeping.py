"""Keep the days of controls: nobody has to remember them."""

from datetime import datetime

from django.utils import timezone

from eset_portal.common.rules.errors import DomainError
from selfassessment.models import Assessment
from selfassessment.rules.assessment_states import RETURNED, VALIDATED
from selfassessment.services.control import moving

AT_ONCE = 500


def resume_expired(*, now: datetime) -> int:
    """Take up again what was returned and whose day has passed; return how many."""
    rows = Assessment.objects.filter(
        state=RETURNED, control__returned_until__lt=timezone.localdate(now)
    )
    done = 0
    for assessment in rows.order_by("pk")[:AT_ONCE]:
        try:
            moving.resume(assessment=assessment, by=None, now=now)
            done += 1
        except DomainError:
            continue  # the body or a technician was faster
    return done


def close_due(*, now: datetime) -> int:
    """Close what is validated and whose amendments period is over; return how many.

    What the AOC was asked about waits until it answers.
    """
    rows = Assessment.objects.filter(
        state=VALIDATED, campaign__amendments_until__lt=timezone.localdate(now)
    )
    done = 0
    for assessment in rows.order_by("pk")[:AT_ONCE]:
        try:
            moving.close(assessment=assessment, by=None, now=now)
            done += 1
        except DomainError:
            continue  # asked about, or closed meanwhile
    return done
