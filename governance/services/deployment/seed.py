"""Load the templates of plans that come with the portal."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from governance import audit
from governance.models import PlanTemplate, TemplateTask
from governance.services.deployment.templates import STEP

FILE = Path(__file__).resolve().parents[2] / "seed" / "plans.yaml"
Row = dict[str, Any]


def is_empty() -> bool:
    """Say whether there is no template yet, not even one out of use."""
    return not PlanTemplate.objects.exists()


@transaction.atomic
def load(*, now: datetime) -> int:
    """Write the templates of the file into a portal that has none; return how many."""
    if not is_empty():
        return 0
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    templates = {row["code"]: _template(row, now) for row in content["templates"]}
    PlanTemplate.objects.bulk_create(templates.values())
    TemplateTask.objects.bulk_create(
        _task(row, template, place)
        for place, row in enumerate(content["tasks"], 1)
        for code, template in templates.items()
        if code in row.get("for", templates)
    )
    audit.record(None, "plan_template.loaded", None, templates=len(templates))
    return len(templates)


def _template(row: Row, now: datetime) -> PlanTemplate:
    return PlanTemplate(
        title=row["title"],
        intro=row["intro"],
        kinds=row["kinds"],
        bands=row.get("bands", []),
        changed_at=now,
    )


def _task(row: Row, template: PlanTemplate, place: int) -> TemplateTask:
    return TemplateTask(
        template=template,
        phase=row["phase"],
        position=place * STEP,
        title=row["title"],
        text=row.get("text", ""),
        required=row.get("required", True),
        side=row.get("side", "body"),
        page=row.get("page", ""),
        days=row["days"],
    )
