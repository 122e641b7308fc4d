"""Pure tables and functions of this app: no Django, no Celery."""
