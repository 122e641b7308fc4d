"""The Celery application; loaded by the app registry, so that rules stay pure."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from eset_portal.common import pdf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eset_portal.settings")
app = Celery("eset_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="sweeps")


@worker_init.connect
def load_engine(**_signal: Any) -> None:
    """Have the engine of the reports ready before the worker's children are made."""
    pdf.load()
