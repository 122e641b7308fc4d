"""The one way to write an audit line."""

import json
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the chain found: how many lines, the last one, and those that do not fit."""

    lines: int
    last: int
    head: str
    broken: list[int] = field(default_factory=list)
    head_missing: bool = False

    @property
    def sound(self) -> bool:
        """Say whether every line fits."""
        return not self.broken and not self.head_missing


def head() -> tuple[int, str] | None:
    """Return the number of the last line and its hash in hexadecimal; None if the head is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_id, encode(hash, 'hex') FROM governance_audithead")
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else None


def broken_lines() -> list[int]:
    """Return the numbers of lines that do not fit the chain; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM governance_audit_broken ORDER BY id")
        return [int(row[0]) for row in cursor.fetchall()]


def fits(number: int) -> bool:
    """Say whether line NUMBER fits the chain, with the lines before and after it as they are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM governance_audit_broken WHERE id = %s", [number])
        return cursor.fetchone() is None


def verify() -> Verdict:
    """Check the whole chain. Others may go on writing: the view reads all at one moment."""
    broken = broken_lines()
    last = head()
    number, digest = last or (0, "")
    return Verdict(count(), number, digest, broken, head_missing=last is None)


def holds(number: int, digest: str) -> bool:
    """Say whether line NUMBER still has the hash DIGEST (hexadecimal), as noted down elsewhere."""
    line = AuditEvent.objects.filter(pk=number).values_list("hash", flat=True).first()
    return line is not None and bytes(line).hex() == digest.lower()


def count() -> int:
    """Return how many lines the trail has."""
    return AuditEvent.objects.count()
