"""Give the app's database role what it needs and nothing more."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection
from psycopg2 import sql

ALL_TABLES = """
    GRANT USAGE ON SCHEMA public TO {role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
    REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role};
"""
APPEND_ONLY = "REVOKE UPDATE, DELETE ON {table} FROM {role};"
TRIGGER_ONLY = "REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role};"


class Command(BaseCommand):
    """Grant reading and writing, but neither DDL nor changes of append-only tables."""

    help = "Grants the app's database role its rights; run it as owner after each migration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the role."""
        parser.add_argument("--role", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant, in one transaction; doing it twice changes nothing."""
        role = sql.Identifier(options["role"])
        statements = [sql.SQL(ALL_TABLES).format(role=role)]
        for model in apps.get_models(include_auto_created=True):
            table = sql.Identifier(model._meta.db_table)
            if getattr(model, "append_only", False):
                statements.append(sql.SQL(APPEND_ONLY).format(table=table, role=role))
            if getattr(model, "trigger_only", False):
                statements.append(sql.SQL(TRIGGER_ONLY).format(table=table, role=role))
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("\n").join(statements))
