"""Build one report: claim its row, draw it, keep the file, say that it is ready."""

import errno
import hashlib
import logging
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.utils import timezone, translation

from eset_portal.common import work
from eset_portal.common.pdf import BadSeal, PdfUnavailable
from eset_portal.common.rules.i18n import noop
from selfassessment.models import Report
from selfassessment.reports import context, layout, sealing

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 5
GATHERED, DRAWN = 20, 90
LOST = noop("The work was interrupted several times. Try again; if it happens again, tell us.")
SLOW = noop("It took too long and was stopped. Try again in a while.")
LACKING = noop("This machine cannot make PDFs yet: an administrator must install a library.")
UNSEALED = noop("The seal of the portal does not work: an administrator must look at it.")
FULL = noop("There is no room left for files: an administrator must make some.")
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
FAULT = noop("A fault of the portal kept the report from being made. Try again, or tell us.")


def run(report_id: str) -> None:
    """Build the report REPORT_ID; do nothing when it is built or another worker has it.

    However often it runs, the report is made once. A failure is kept on the row in words.
    """
    row = Report.objects.filter(pk=report_id)
    token = work.claim(row, timezone.now(), timedelta(seconds=settings.REPORT_LEASE_SECONDS))
    if token is None:
        return
    report = row.select_related(
        "assessment__entity",
        "assessment__campaign__version",
        "assessment__comarca",
        "assessment__supporter",
    ).get()
    reason = LOST if report.attempts > MOST_ATTEMPTS else _attempt(report, token)
    if reason:
        work.fail(row, token, reason, timezone.now())


def _attempt(report: Report, token: UUID) -> str:
    """Return why it failed, or nothing."""
    try:
        with translation.override(report.language):
            _finish(report, token, *sealing.sealed(_draw(report, token)))
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
        log.exception("report %s could not be kept", report.pk)
        return FULL if error.errno in NO_ROOM else FAULT
    except Exception:  # one report that cannot be made never stops the others
        log.exception("report %s failed", report.pk)
        return FAULT
    return ""


def _draw(report: Report, token: UUID) -> bytes:
    row = Report.objects.filter(pk=report.pk)
    gathered = context.gather(report, now=timezone.now())
    work.report_progress(row, token, GATHERED)
    content = layout.draw(gathered)
    work.report_progress(row, token, DRAWN)
    return content


def _finish(report: Report, token: UUID, content: bytes, seal: str) -> None:
    """Keep the file under its hash, then point the row to it, if the claim still holds."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"reports/{sha256[:2]}/{sha256}.pdf"
    _keep(name, content)
    work.finish(
        Report.objects.filter(pk=report.pk),
        token,
        timezone.now(),
        file=name,
        sha256=sha256,
        size=len(content),
        seal=seal,
    )


def _keep(name: str, content: bytes) -> None:
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
