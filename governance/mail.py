"""Send letters: claim the row, hand it to the mail server, say that it is sent."""

import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from eset_portal.common import work
from eset_portal.common.rules import icalendar
from eset_portal.common.rules.i18n import noop
from governance.models import Letter

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 10
REFUSED = noop("The mail server of this address does not take letters for it.")
GONE = "…"
LOST = noop("The mail server could not be reached, although it was tried several times.")


def deliver(letter_id: str) -> None:
    """Send the letter LETTER_ID; do nothing when it is sent or another worker has it.

    When the mail server is away the claim runs out by itself, and a sweep tries again. A worker
    that dies between sending and saying so sends twice, under the same Message-ID.
    """
    row = Letter.objects.filter(pk=letter_id)
    token = work.claim(row, timezone.now(), LEASE)
    if token is None:
        return
    letter = row.get()
    try:
        _message(letter).send()
    except SMTPRecipientsRefused:
        work.fail(row, token, REFUSED, timezone.now())
    except OSError:  # also what smtplib raises
        log.warning("letter %s could not be sent, attempt %s", letter.pk, letter.attempts)
        if letter.attempts >= MOST_ATTEMPTS:
            work.fail(row, token, LOST, timezone.now())
    else:
        # Links in it open doors: once sent, only a demonstration, which sends nothing, keeps it.
        kept = letter.text if settings.PORTAL_DEMO else GONE
        work.finish(row, token, timezone.now(), text=kept)


def _message(letter: Letter) -> EmailMessage:
    host = settings.PORTAL_URL.split("//")[1].split(":")[0]
    headers = {
        "Message-ID": f"<{letter.pk}@{host}>",
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMessage(letter.subject, letter.text, to=[letter.address], headers=headers)
    if letter.calendar:
        method = icalendar.method_of(letter.calendar)
        kind = f"text/calendar; charset=utf-8; method={method}"
        message.attach(f"{method.lower()}.ics", letter.calendar.encode(), kind)
    return message
