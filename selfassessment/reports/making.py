"""Make one PDF: claim its row, draw it, keep the file, say that it is ready; or say why not."""

import errno
import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.db.models import QuerySet
from django.utils import timezone, translation

from eset_portal.common import work
from eset_portal.common.pdf_terms import BadSeal, PdfUnavailable
from eset_portal.common.rules.i18n import noop
from selfassessment.models import AggregateReport, Report
from selfassessment.reports import sealing

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 5
DRAWN = 90
LOST = noop("The work was interrupted several times. Try again; if it happens again, tell us.")
SLOW = noop("It took too long and was stopped. Try again in a while.")
LACKING = noop("This machine cannot make PDFs yet: an administrator must install a library.")
UNSEALED = noop("The seal of the portal does not work: an administrator must look at it.")
FULL = noop("There is no room left for files: an administrator must make some.")
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
FAULT = noop("A fault of the portal kept the report from being made. Try again, or tell us.")


Row = TypeVar("Row", Report, AggregateReport)


def run(rows: QuerySet[Row], draw: Callable[[Row, UUID], bytes]) -> None:
    """Make the one row of ROWS by DRAW; do nothing when it is made or another worker has it.

    However often it runs, it is made once. A failure is kept on the row in words.
    """
    token = work.claim(rows, timezone.now(), timedelta(seconds=settings.REPORT_LEASE_SECONDS))
    if token is None:
        return
    row = rows.get()
    reason = LOST if row.attempts > MOST_ATTEMPTS else _attempt(row, token, draw)
    if reason:
        work.fail(_bare(row), token, reason, timezone.now())


def _bare(row: Row) -> QuerySet[Row]:
    """Return the row alone, to change it by conditions."""
    return type(row).objects.filter(pk=row.pk)


def _attempt(row: Row, token: UUID, draw: Callable[[Row, UUID], bytes]) -> str:
    """Return why it failed, or nothing."""
    try:
        with translation.override(row.language):
            _finish(row, token, *sealing.sealed(draw(row, token)))
    except SoftTimeLimitExceeded:
        return SLOW
    except PdfUnavailable:
        return LACKING
    except BadSeal:
        log.exception("the seal of the settings is no good")
        return UNSEALED
    except (OperationalError, InterfaceError):  # the database is away: the lease brings it back
        raise
    except OSError as error:
        log.exception("report %s could not be kept", row.pk)
        return FULL if error.errno in NO_ROOM else FAULT
    except Exception:  # one report that cannot be made never stops the others
        log.exception("report %s failed", row.pk)
        return FAULT
    return ""


def _finish(row: Row, token: UUID, content: bytes, seal: str) -> None:
    """Keep the file under its hash, then point the row to it, if the claim still holds."""
    work.report_progress(_bare(row), token, DRAWN)
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"reports/{sha256[:2]}/{sha256}.pdf"
    keep(name, content)
    result = {"file": name, "sha256": sha256, "size": len(content), "seal": seal}
    work.finish(_bare(row), token, timezone.now(), **result)


def keep(name: str, content: bytes) -> None:
    """Have CONTENT under NAME; what a killed worker left there half written goes."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return
        default_storage.delete(name)
    try:
        default_storage.save(name, ContentFile(content))
    except OSError:
        with suppress(OSError):
            default_storage.delete(name)
        raise
