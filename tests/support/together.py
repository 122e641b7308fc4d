"""People who act at the very same moment, each with a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from eset_portal.common.rules.errors import DomainError

Job = Callable[[], object]


def at_once(*jobs: Job) -> list[object]:
    """Start JOBS at the same moment; return what came of each, or what it was refused with."""
    start = Barrier(len(jobs), timeout=30)

    def run(job: Job) -> object:
        start.wait()
        try:
            return job()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(run, jobs))
