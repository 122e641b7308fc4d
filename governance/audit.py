"""The one way to write an audit line."""

import json

from django.db import connection, models

from governance.models import AuditEvent, Entity, User

INSERT = """
    INSERT INTO governance_auditevent
        (id, at, actor_id, acting_for_id, verb, target_type, target_id, facts, prev_hash, hash)
    VALUES (0, now(), %s, %s, %s, %s, %s, %s::jsonb, '', '')
"""


def record(
    actor: User | None,
    verb: str,
    target: models.Model | None,
    *,
    acting_for: Entity | None = None,
    **facts: str | int | bool | None,
) -> None:
    """Write that ACTOR did VERB to TARGET, as the last write of the running transaction.

    FACTS are ids, codes and counts, never personal data. The database numbers, dates and
    chains the line; it can be neither changed nor taken away afterwards.
    """
    label = target._meta.label_lower if target is not None else ""
    values = [
        actor.pk if actor else None,
        acting_for.pk if acting_for else None,
        verb,
        label,
        str(target.pk) if target is not None else "",
        json.dumps(facts, sort_keys=True),
    ]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, values)


def head() -> tuple[int, str]:
    """Return the number of the last line and its hash in hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_id, encode(hash, 'hex') FROM governance_audithead")
        last_id, digest = cursor.fetchone()
    return int(last_id), str(digest)


def broken_lines() -> list[int]:
    """Return the numbers of lines that do not fit the chain; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM governance_audit_broken ORDER BY id")
        return [int(row[0]) for row in cursor.fetchall()]


def count() -> int:
    """Return how many lines the trail has."""
    return AuditEvent.objects.count()
