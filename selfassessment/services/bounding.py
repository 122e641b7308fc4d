"""Load the outlines that are drawn beneath the map, all or nothing."""

import json
from pathlib import Path

from django.db import transaction

from governance import audit
from selfassessment.models import Boundary
from selfassessment.rules import boundaries
from selfassessment.rules.boundaries import BadBoundaries

MOST_BYTES = 30 * 1024 * 1024


@transaction.atomic
def load(path: Path) -> int:
    """Put the outlines of the file at PATH in the place of those there are; return how many.

    Raise BadBoundaries, and change nothing, for a file that cannot be taken.
    """
    if path.stat().st_size > MOST_BYTES:
        raise BadBoundaries(f"The file is larger than {MOST_BYTES // 2**20} MB: simplify it first.")
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadBoundaries(f"The file is no JSON in UTF-8: {error}") from error
    found = boundaries.read(content)
    Boundary.objects.all().delete()
    Boundary.objects.bulk_create(
        Boundary(code=one.code, name=one.name, rings=[list(ring) for ring in one.rings])
        for one in found
    )
    audit.record(None, "boundaries.loaded", None, outlines=len(found))
    return len(found)
