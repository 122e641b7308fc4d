"""A throw-away clone of the database, so that measuring changes nothing."""

import os
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager

import environ
import psycopg2
from psycopg2 import sql


@contextmanager
def environment() -> Iterator[dict[str, str]]:
    """Yield the environment in which DATABASE_URL names a clone, which is dropped afterwards."""
    address = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL", address)
    name = f"bench_{uuid.uuid4().hex[:12]}"
    source = environ.Env.db_url_config(address)["NAME"]
    _run(owner, "CREATE DATABASE {} TEMPLATE {}", name, source)
    try:
        yield os.environ | {"DATABASE_URL": f"{address.rsplit('/', 1)[0]}/{name}"}
    finally:
        _run(owner, "DROP DATABASE {} WITH (FORCE)", name)


def _run(owner: str, statement: str, *names: str) -> None:
    config = environ.Env.db_url_config(owner)
    connection = psycopg2.connect(
        host=config["HOST"],
        port=config["PORT"] or None,
        user=config["USER"],
        password=config["PASSWORD"],
        dbname="postgres",
    )
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
