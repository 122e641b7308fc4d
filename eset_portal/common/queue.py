"""Hand work to the queue, once what it speaks of is committed."""

from functools import partial
from typing import Any

from celery import Task
from django.db import transaction


def send(task: "Task[..., None]", **keys: str) -> None:
    """Queue TASK with KEYS after the running transaction is committed.

    When the broker is away the message is lost, which only delays: the row is the truth, and
    a periodic sweep sends it again.
    """
    transaction.on_commit(partial(_publish, task, keys), robust=True)


def _publish(task: "Task[..., None]", keys: dict[str, Any]) -> None:
    task.apply_async(kwargs=keys, retry=False)
