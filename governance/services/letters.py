"""Write letters; workers send them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from eset_portal.common import queue, work
from governance import tasks
from governance.models import Letter, User

# A row that has just been written is left to the message that is on its way.
PATIENCE = timedelta(seconds=20)
AT_ONCE = 500


def post(
    template: str,
    context: Mapping[str, object],
    *,
    to: str | User,
    key: str,
    now: datetime,
    language: str = settings.LANGUAGE_CODE,
) -> Letter:
    """Write the letter of TEMPLATE in LANGUAGE to an address or a person, once for each KEY.

    The first line of TEMPLATE is the subject; it knows CONTEXT and `portal_url`. The letter
    belongs to the running transaction and goes out after it. Raise ValueError when it is empty.
    """
    with translation.override(language):
        facts = {"portal_url": settings.PORTAL_URL, "portal_name": settings.PORTAL_NAME}
        written = render_to_string(template, {**facts, **context}).strip()
    subject, _line, text = written.partition("\n")
    return post_text(subject, text, to=to, key=key, now=now, language=language)


@transaction.atomic
def post_text(
    subject: str,
    text: str,
    *,
    to: str | User,
    key: str,
    now: datetime,
    language: str = settings.LANGUAGE_CODE,
) -> Letter:
    """Write a letter of SUBJECT and TEXT, once for each KEY; otherwise like `post`."""
    if not subject.strip() or not text.strip():
        raise ValueError("a letter needs a subject and a text")
    letter, is_new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "address": to.email if isinstance(to, User) else to,
            "user": to if isinstance(to, User) else None,
            "subject": " ".join(subject.split())[:200],
            "text": text.strip() + "\n",
            "language": language,
            "created_at": now,
        },
    )
    if is_new:
        queue.send(tasks.send_letter, letter_id=str(letter.pk))
    return letter


@transaction.atomic
def with_appointment(letter: Letter, calendar: str) -> None:
    """Let the iCalendar text CALENDAR go out with LETTER, which the same transaction has written.

    Does nothing to a letter that bears one already.
    """
    Letter.objects.filter(pk=letter.pk, calendar="").update(calendar=calendar)


def dispatch_waiting(*, now: datetime) -> int:
    """Send again the keys of letters that wait although nobody sends them; return how many."""
    rows = work.waiting(Letter.objects.filter(created_at__lte=now - PATIENCE), now)
    found = list(rows.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        queue.send(tasks.send_letter, letter_id=str(pk))
    return len(found)
