"""Load the catalogue of tools that comes with the portal."""

from pathlib import Path

import yaml
from django.db import transaction

from governance import audit
from governance.models import Tool
from governance.services.tools import STEP

FILE = Path(__file__).resolve().parent.parent / "seed" / "tools.yaml"


@transaction.atomic
def load() -> int:
    """Write the tools of the file that the catalogue does not have yet; return how many."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    known = set(Tool.objects.values_list("slug", flat=True))
    new = [
        Tool(position=place * STEP, **row)
        for place, row in enumerate(rows, 1)
        if row["slug"] not in known
    ]
    if new:
        Tool.objects.bulk_create(new)
        audit.record(None, "tool.loaded", None, tools=len(new))
    return len(new)
