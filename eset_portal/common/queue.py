"""Hand work to the queue, once what it speaks of is committed."""

from celery import Task
from django.db import transaction


def send(task: "Task[..., None]", **keys: str) -> None:
    """Queue TASK with KEYS after the running transaction is committed.

    When the broker is away the message is lost, which only delays: the row is the truth, and
    a periodic sweep sends it again.
    """

    def publish() -> None:  # Django names it when it fails, which a partial cannot bear
        task.apply_async(kwargs=keys, retry=False)

    transaction.on_commit(publish, robust=True)
