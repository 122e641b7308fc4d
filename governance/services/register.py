"""Load the register file of the project: provinces, comarques, bodies."""

from datetime import date
from pathlib import Path

from django.db import transaction

from eset_portal.common import sheets
from governance.models import Comarca, Entity, Province, User
from governance.rules import naming
from governance.services import importing
from governance.services.importing import Summary

FOLDER = Path(__file__).resolve().parent.parent / "data"


def is_empty() -> bool:
    """Say whether the register has no body yet."""
    return not Entity.objects.exists()


@transaction.atomic
def load(*, actor: User | None, on: date) -> Summary:
    """Write the project's own register file; doing it twice changes nothing."""
    comarques = _table("comarques.csv")
    _write_territory(comarques)
    lines = sheets.read(FOLDER / "entities.csv")
    summary = importing.write(lines=lines, on=on)
    _write_governing_bodies(comarques)
    importing.record(actor, summary)
    return summary


def _table(name: str) -> list[dict[str, str]]:
    (_line, headings), *rows = sheets.read(FOLDER / name)
    return [dict(zip(headings, cells, strict=True)) for _line, cells in rows]


def _write_territory(comarques: list[dict[str, str]]) -> None:
    Province.objects.bulk_create(
        [Province(**row) for row in _table("provinces.csv")],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
    )
    Comarca.objects.bulk_create(
        [
            Comarca(
                code=row["code"],
                name=row["name"],
                sort_name=naming.sort_key(row["name"])[:80],
                capital=row["capital"],
            )
            for row in comarques
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "sort_name", "capital"],
    )


def _write_governing_bodies(comarques: list[dict[str, str]]) -> None:
    governing = {row["code"]: row["governing_code"] for row in comarques if row["governing_code"]}
    bodies = {entity.code: entity for entity in Entity.objects.filter(code__in=governing.values())}
    rows = list(Comarca.objects.filter(code__in=governing))
    for comarca in rows:
        comarca.governed_by = bodies.get(governing[comarca.code])
    Comarca.objects.bulk_update(rows, ["governed_by"])
