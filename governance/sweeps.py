"""What the portal does by itself at set times about rights, letters, people's data, the trail."""

import logging

from celery import shared_task
from django.utils import timezone

from governance import access, audit
from governance.services import letters, retention

trail = logging.getLogger("portal.trail")


@shared_task(name="governance.sync_rights", ignore_result=True)
def sync_rights() -> int:
    """Make rights agree with what holds today: roles and supports begin and end by date.

    Safe at any time and twice at once; returns how many bodies were looked at.
    """
    return access.sync_everything(on=timezone.localdate())


@shared_task(name="governance.dispatch_letters", ignore_result=True)
def dispatch_letters() -> int:
    """Queue letters that wait although nobody sends them; return how many."""
    return letters.dispatch_waiting(now=timezone.now())


@shared_task(name="governance.erase_what_is_due", ignore_result=True)
def erase_what_is_due() -> int:
    """Close, forget and erase what has been kept long enough; return how many rows that were."""
    return sum(retention.sweep(now=timezone.now()).values())


@shared_task(name="governance.note_head", ignore_result=True)
def note_head() -> bool:
    """Check the chain of the trail and write its head to the log; say whether it is whole.

    The log leaves this machine: a trail rewritten from its beginning is found by an old head.
    """
    verdict = audit.verify()
    facts = {"lines": verdict.lines, "head": f"{verdict.last}:{verdict.head}"}
    if verdict.sound:
        trail.info("audit trail whole: %(lines)s lines, head %(head)s", facts)
    else:
        trail.error("AUDIT TRAIL BROKEN: %(lines)s lines, head %(head)s", facts)
    return verdict.sound
