"""Background doors: load by key, one call, done."""

from celery import shared_task

from governance import mail


@shared_task(name="governance.send_letter")
def send_letter(*, letter_id: str) -> None:
    """Send the letter, unless it is sent already or another worker has it."""
    mail.deliver(letter_id)
