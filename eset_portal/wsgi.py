"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eset_portal.settings")
application = get_wsgi_application()
views = get_resolver().url_patterns  # read before the workers are made of this process: they share
