"""What the library does by itself at set times."""

import logging

from celery import shared_task
from django.db import Error
from django.utils import timezone

from docs_library.models import Edition
from docs_library.selectors import editing, notices
from docs_library.services import alarming, issuing, posting, reminding, telling
from docs_library.services.practices import keeping
from eset_portal.common.rules.errors import DomainError

logger = logging.getLogger(__name__)


@shared_task(name="docs_library.publish_due", ignore_result=True)
def publish_due() -> int:
    """Publish what is scheduled and due; return how many editions.

    Safe at any time and twice at once: each edition is published once, and one that cannot be
    stops no other. What should have been out for a quarter of an hour is told to the log, and
    by letter to those who can act.
    """
    published = 0
    for key in editing.due(timezone.now()):
        try:
            published += issuing.publish_due(edition=Edition(pk=key), now=timezone.now())
        except (DomainError, Error) as error:
            logger.warning("edition %s was not published: %s", key, error)
    for late in editing.overdue(timezone.now()):
        logger.warning("edition %s of %s is overdue", late.pk, late.document.code)
    alarming.alarm_all(now=timezone.now())
    return published


@shared_task(name="docs_library.tell", ignore_result=True)
def tell() -> int:
    """Tell what nobody has been told of yet, and write the letters that are due; return how many.

    Safe at any time and twice at once: nobody is told the same twice, and no letter is empty.
    """
    now = timezone.now()
    told = sum(telling.tell(news=key, now=now) for key in notices.untold())
    return told + posting.post_due(now=now)


@shared_task(name="docs_library.remind", ignore_result=True)
def remind() -> int:
    """Remind those who have not acknowledged what they were asked to; return how many."""
    return reminding.remind_all(now=timezone.now())


@shared_task(name="docs_library.keep_practices", ignore_result=True)
def keep_practices() -> int:
    """Ask bodies whether what they share is still current; return how many practices moved."""
    return keeping.keep_all(now=timezone.now())
