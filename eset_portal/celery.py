"""The Celery application; loaded by the app registry, so that rules stay pure."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eset_portal.settings")
app = Celery("eset_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="sweeps")
