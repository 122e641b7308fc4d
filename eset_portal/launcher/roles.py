"""Roles and database of the embedded PostgreSQL: one who owns and migrates, one who serves."""

import contextlib

import psycopg2
from psycopg2 import sql

from eset_portal.launcher.keys import Keys
from eset_portal.launcher.places import Places

OWNER, APP, DATABASE = "portal_owner", "portal_app", "portal"
RIGHTS = {OWNER: "LOGIN CREATEDB", APP: "LOGIN"}


def url(places: Places, role: str, password: str, database: str = DATABASE) -> str:
    """Return the address of DATABASE for ROLE, the socket's directory as its path."""
    return f"postgres://{role}:{password}@/{places.postgres_sockets}/{database}"


def ensure(places: Places, keys: Keys) -> None:
    """Make the roles and the database that are missing; passwords are set anew each time."""
    connection = psycopg2.connect(
        host=str(places.postgres_sockets),
        user="postgres",
        password=keys.superuser,
        dbname="postgres",
    )
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles")
        present = {name for (name,) in cursor.fetchall()}
        for role, password in ((OWNER, keys.owner), (APP, keys.app)):
            verb = "ALTER" if role in present else "CREATE"
            statement = sql.SQL(f"{verb} ROLE {{}} {RIGHTS[role]} PASSWORD {{}}")
            cursor.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
        cursor.execute(sql.SQL("GRANT {} TO {}").format(*map(sql.Identifier, (APP, OWNER))))
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            create = sql.SQL("CREATE DATABASE {} OWNER {}")
            cursor.execute(create.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
