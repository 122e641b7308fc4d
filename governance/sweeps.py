"""What the portal does by itself at set times about rights and letters."""

from celery import shared_task
from django.utils import timezone

from governance import access
from governance.services import letters


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
