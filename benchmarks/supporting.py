"""Let a supporter accompany 1,000 more bodies, rights included, beside the bare SQL of its rows."""

import itertools
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.rows import Piece, Row, beside
from governance.models import Entity
from governance.rules import roles
from governance.services import supports

BODIES = 1000
TIMES = 8

REMOVE = """
    DELETE FROM governance_support WHERE entity_id = ANY(%(bodies)s) AND starts_on >= %(on)s;
    DELETE FROM governance_entitygroupgrant WHERE content_object_id = ANY(%(bodies)s);
"""
INSERT = """
    INSERT INTO governance_support (entity_id, supporter_id, starts_on)
    SELECT body, %(supporter)s, %(on)s FROM unnest(%(bodies)s) body;
    INSERT INTO governance_entitygroupgrant (content_object_id, group_id, permission_id)
    SELECT body, held.team, held.permission FROM unnest(%(bodies)s) body,
        unnest(%(teams)s, %(permissions)s) AS held (team, permission);
"""


def row() -> Row:
    """Move 1,000 bodies from one Diputació to another and back."""
    today = timezone.localdate()
    alone = Entity.objects.exclude(kind__in=("diputacio", "societat_mercantil"))
    bodies = list(alone.filter(status="active").order_by("pk")[:BODIES])
    turns = itertools.cycle(Entity.objects.filter(kind="diputacio").order_by("pk")[:2])

    def assign() -> int:
        return supports.assign(
            entities=bodies, supporter=next(turns), on=today, today=today, actor=None
        )

    def ours() -> None:
        done = assign()
        if done != len(bodies):
            raise RuntimeError(f"{done} of {len(bodies)} bodies")

    def bare() -> None:
        values = _values(bodies, next(turns), today)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(REMOVE + INSERT, values)

    assign()  # some may be accompanied by this one already
    with CaptureQueriesContext(connection) as captured:
        ours()
    return beside(
        Piece(
            f"accompany {len(bodies)} bodies",
            limit="its rows by bare SQL, committed",
            budget="seconds",
            queries=len(captured),
        ),
        ours,
        bare,
        times=TIMES,
    )


def _values(bodies: list[Entity], supporter: Entity, on: date) -> dict[str, object]:
    """Return what the bare statements want: bodies, and each right of each team."""
    wide = roles.with_reach(roles.SUPPORTED)
    codes = dict(
        Permission.objects.filter(content_type__model="entity").values_list("codename", "pk")
    )
    groups = dict(Group.objects.values_list("name", "pk"))
    pairs = [
        (groups[f"role:{role.code}:{supporter.pk}"], codes[right])
        for role in wide
        for right in sorted(role.rights)
    ]
    return {
        "bodies": [body.pk for body in bodies],
        "supporter": supporter.pk,
        "on": on,
        "teams": [team for team, _right in pairs],
        "permissions": [right for _team, right in pairs],
    }
