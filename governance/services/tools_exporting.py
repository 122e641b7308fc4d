"""Hand out which body uses which tool as a sheet."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, ToolUse, User
from governance.models.dated import holding

XLSX = "xlsx"


@transaction.atomic
def uses(
    *,
    bodies: QuerySet[Entity],
    on: date,
    file_type: str,
    actor: User,
    acting_for: Entity | None,
) -> bytes:
    """Return what BODIES use on that day as a CSV or an XLSX, with a line in the audit trail."""
    rows = holding(ToolUse.objects.filter(entity__in=bodies.values("pk")), on)
    rows = rows.select_related("entity", "tool").order_by("entity__sort_name", "tool__position")
    headings = [_("Code"), _("Body"), _("Tool"), _("How far it is used"), _("Since"), _("Note")]
    cells: list[list[sheets.Cell]] = [
        [
            *(row.entity.code, row.entity.name, row.tool.name),
            *(row.level_label, row.starts_on, row.note),
        ]
        for row in rows
    ]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Tools"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    audit.record(actor, "tool.exported", None, acting_for=acting_for, bodies=bodies.count())
    return content
