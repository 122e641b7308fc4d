"""Tie editions to norms, and keep the catalogue of norms."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from django.db import transaction

from docs_library.models import Edition, EditionNorm, Norm
from docs_library.rules import norm_kinds
from docs_library.rules.sheets import BadSheet

CATALOGUE = "normes.yaml"
FACTS = ("title", "kind", "eli", "reference", "checked_on")


@transaction.atomic
def cite(edition: Edition, citations: Iterable[str]) -> None:
    """Let EDITION stand on the norms of its CITATIONS, in their order, and on no others.

    A norm that the catalogue does not know yet is added under its short name.
    """
    EditionNorm.objects.filter(edition_id=edition.pk).delete()
    for position, citation in enumerate(citations):
        kind, name = norm_kinds.identify(citation)
        norm, _made = Norm.objects.get_or_create(name=name, defaults={"kind": kind, "title": name})
        EditionNorm.objects.create(edition=edition, norm=norm, citation=citation, position=position)


@transaction.atomic
def load(path: Path) -> int:
    """Bring the catalogue up to date with the file at PATH, if there is one; return how many.

    A norm that somebody checked after the day in the file keeps the later day.
    The file is a list of norms with `name` and any of FACTS. Raise BadSheet when it is not.
    """
    if not path.exists():
        return 0
    rows = yaml.safe_load(path.read_text())
    for row in rows:
        if not isinstance(row, dict) or not row.keys() <= {"name", *FACTS} or "name" not in row:
            raise BadSheet(f"{path.name}: not a norm: {row}")
        if row.get("kind", "other") not in norm_kinds.KINDS:
            raise BadSheet(f"{path.name}: there is no kind of norm {row['kind']}")
        facts = {name: row[name] for name in FACTS if name in row}
        known = Norm.objects.filter(name=row["name"]).first()
        if known and known.checked_on and "checked_on" in facts:
            facts["checked_on"] = max(known.checked_on, facts["checked_on"])
        Norm.objects.update_or_create(name=row["name"], defaults=facts)
    return len(rows)
