"""Databases for tests: one is migrated per run, every other is its clone, none is ever emptied.

What many modules begin with is filled in once per run, and cloned as well.
The audit trail refuses TRUNCATE, for tests as well. Tests that need no committed data use the
worker's clone in transactions that are rolled back; modules that do get a clone of their own.
"""

import os
import pickle
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

import environ
import psycopg2
import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from psycopg2 import sql

from eset_portal.launcher import locks
from eset_portal.launcher.commands.test import RUN

_opened: WeakSet[BaseDatabaseWrapper] = WeakSet()
PATIENCE = 5.0  # seconds for the connections of ended processes to go away


def address(role: str, database: str) -> str:
    """Return the URL of DATABASE for ROLE, `app` or `owner`."""
    variable = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL"}[role]
    return f"{os.environ[variable].rsplit('/', 1)[0]}/{database}"


def template() -> str:
    """Return the name of the migrated database of this run; the first caller makes it."""
    run = Path(os.environ[RUN])
    name = f"test_{uuid.uuid5(uuid.NAMESPACE_URL, str(run)).hex[:12]}"
    done = run / "template-done"
    with locks.alone(run / "template.lock"):
        if not done.exists():
            _as_owner("CREATE DATABASE {}", name)
            _migrate(name)
            done.touch()
    return name


def filled(what: str, fill: Callable[[], object]) -> str:
    """Return the name of a database that holds WHAT; the first caller of this run lets FILL do it.

    What FILL returned is for `kept`; it must be something that pickles.
    """
    run = Path(os.environ[RUN])
    name, done = f"{template()}_{what}", run / f"{what}.pickle"
    with locks.alone(run / f"{what}.lock"):
        if not done.exists():
            before = connections["default"].settings_dict["NAME"]
            _as_owner("CREATE DATABASE {} TEMPLATE {}", name, template())
            _point_at(name)
            try:
                result = pickle.dumps(fill())
            finally:
                _point_at(before)
            done.write_bytes(result)
    return name


def kept(what: str) -> Any:
    """Return what the function returned that filled the database of WHAT."""
    return pickle.loads((Path(os.environ[RUN]) / f"{what}.pickle").read_bytes())  # noqa: S301 - this run wrote it


def clone(source: str) -> str:
    """Return the name of a fresh database like SOURCE, to which nobody may be connected."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    _as_owner("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, source)
    return name


def drop(name: str) -> None:
    """Remove the database NAME once the last process has let go of it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return _as_owner("DROP DATABASE IF EXISTS {}", name)
        except psycopg2.errors.ObjectInUse:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


@contextmanager
def cloned_database(source: str) -> Iterator[str]:
    """Point Django at a clone of SOURCE while the block runs; yield the clone's name."""
    name = clone(source)
    try:
        with pointed_at(name):
            yield name
    finally:
        drop(name)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Point Django at the database NAME while the block runs."""
    before = connections["default"].settings_dict["NAME"]
    _point_at(name)
    try:
        yield
    finally:
        _point_at(before)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Give this worker a clone, in place of a database that pytest-django would migrate."""
    with django_db_blocker.unblock(), cloned_database(template()):
        django_db_blocker.block()
        try:
            yield
        finally:
            django_db_blocker.restore()


@pytest.fixture(scope="module")
def source(django_db_setup: None) -> str:
    """The database that `committed` is a clone of; a module may override it by a filled one."""
    return template()


@pytest.fixture(scope="module")
def committed(source: str, django_db_blocker: Any) -> Iterator[str]:
    """Give this module a clone in which everything is committed; yield its name."""
    with django_db_blocker.unblock(), cloned_database(source) as name:
        yield name


@receiver(connection_created)
def _remember(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Note CONNECTION: under the browser's event loop Django keeps a second one for us."""
    _opened.add(connection)


def _point_at(name: str) -> None:
    """Make Django's connections, now and in later threads, ones to the database NAME."""
    for connection in list(_opened):
        connection.inc_thread_sharing()
        connection.close()
        connection.dec_thread_sharing()
    connections.settings["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


def _migrate(name: str) -> None:
    """Make the tables of the database NAME as the owner, and give the app its rights to them."""
    connection = connections["default"]
    app = dict(connection.settings_dict)
    owner = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    connection.close()
    connection.settings_dict |= owner | {"NAME": name}
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if owner["USER"] != app["USER"]:
            call_command("grant_app_role", role=app["USER"])
    finally:
        connection.close()
        connection.settings_dict |= app


def connected(url: str) -> Any:
    """Return a connection to the database at URL, in which each statement stands for itself."""
    config = environ.Env.db_url_config(url)
    connection = psycopg2.connect(
        host=config["HOST"],
        port=config["PORT"] or None,
        user=config["USER"],
        password=config["PASSWORD"],
        dbname=config["NAME"],
    )
    connection.autocommit = True
    return connection


def cut_off_others() -> int:
    """Drop the connections of all but this process, as a restart does; return how many."""
    own = [one.connection.info.backend_pid for one in list(_opened) if one.connection]
    url = address("app", connections["default"].settings_dict["NAME"])
    with closing(connected(url)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL(%s)",
            [own],
        )
        return int(cursor.fetchone()[0])


def _as_owner(statement: str, *names: str) -> None:
    """Run STATEMENT on database NAMES from the owner's own connection."""
    url = os.environ["DATABASE_OWNER_URL"]
    with closing(connected(url)) as connection, connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
