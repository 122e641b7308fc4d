"""Attacks by raw SQL: a copy of a row of the library with something changed."""

from django.db import Error, connection, transaction


def refusal(table: str, changes: str) -> str:
    """Return what the database says to a copy of a row with CHANGES: nothing if it is taken."""
    with_changes = f"jsonb_build_object('id', gen_random_uuid(){changes and ', '}{changes})"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO docs_library_{table} SELECT"
                f" (jsonb_populate_record(x, {with_changes})).* FROM docs_library_{table} x LIMIT 1"
            )
            assert cursor.rowcount == 1, f"{table} is empty"
    except Error as error:
        return str(error)
    return ""
