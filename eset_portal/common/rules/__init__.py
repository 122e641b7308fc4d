"""Pure rules shared by all apps: no Django, no Celery."""
