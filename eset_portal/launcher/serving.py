"""The command lines of the portal's processes, the same here and in docker-compose.yml."""

import sys
from urllib.parse import urlsplit

WEB = ("-m", "gunicorn", "eset_portal.wsgi", "--config", "python:eset_portal.launcher.web")
WORKER = (
    "-m", "celery", "--quiet", "-A", "eset_portal", "worker",
    "--concurrency", "2", "--loglevel", "WARNING",
    "--without-gossip", "--without-mingle", "--without-heartbeat",
)  # fmt: skip
WITH_BEAT = ("--beat",)  # the clock inside the worker, where there is one worker only
BEAT = ("-m", "celery", "--quiet", "-A", "eset_portal", "beat", "--loglevel", "WARNING")


def python(*arguments: str) -> list[str]:
    """Return the command that runs ARGUMENTS with this Python."""
    return [sys.executable, *arguments]


def prepare(environment: dict[str, str]) -> list[str]:
    """Return the command that makes the database of ENVIRONMENT ready; it runs as the owner."""
    role = urlsplit(environment["DATABASE_URL"]).username or ""
    owner = urlsplit(environment["DATABASE_OWNER_URL"]).username
    rights = [] if role == owner else ["--app-role", role]
    return python("manage.py", "prepare_portal", *rights)


def as_owner(environment: dict[str, str]) -> dict[str, str]:
    """Return ENVIRONMENT for work that changes tables: the owner's address instead of the app's."""
    return environment | {"DATABASE_URL": environment["DATABASE_OWNER_URL"]}
