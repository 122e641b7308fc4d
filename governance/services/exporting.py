"""Hand out the register, and who accompanies whom, as sheets."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, User
from governance.models.entities import EntityQuerySet
from governance.selectors import supports as support_relations

XLSX = "xlsx"


@transaction.atomic
def register(
    *, rows: EntityQuerySet, file_type: str, actor: User, acting_for: Entity | None
) -> bytes:
    """Return ROWS, bodies with facts, as a CSV or an XLSX, with a line in the audit trail."""
    headings = [
        *(_("Code"), _("Name"), _("Kind of body"), _("INE code"), _("NIF"), _("DIR3")),
        *(_("Comarca"), _("Province"), _("Inhabitants"), _("Year"), _("Supporter")),
        *(_("Longitude"), _("Latitude")),
    ]
    cells = [_cells(body) for body in rows.select_related("province")]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Register"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    facts: dict[str, str | int] = {"entities": len(cells), "file_type": file_type}
    audit.record(actor, "register.exported", None, acting_for=acting_for, **facts)
    return content


@transaction.atomic
def supports(*, supporter: Entity, file_type: str, actor: User, on: date) -> bytes:
    """Return what SUPPORTER accompanies and has accompanied, as a sheet, with its line."""
    headings = [_("Code"), _("Name"), _("Kind of body"), _("Comarca"), _("From"), _("Until")]
    rows = [
        row
        for ended in (False, True)
        for row in support_relations.relations(supporter, on, ended=ended)
    ]
    cells: list[list[sheets.Cell]] = [
        [
            *(row.entity.code, row.entity.name, row.entity.kind_label),
            *(getattr(row, "comarca_name", None), row.starts_on, row.ends_on),
        ]
        for row in rows
    ]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Support"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    audit.record(actor, "support.exported", supporter, acting_for=supporter, lines=len(cells))
    return content


def _cells(body: Entity) -> list[sheets.Cell]:
    facts = ("inhabitants", "inhabitants_year", "supporter_name")
    return [
        *(body.code, body.name, body.kind_label, body.ine_code, body.nif, body.dir3),
        getattr(body, "comarca_name", None),
        body.province.name if body.province else None,
        *(getattr(body, name, None) for name in facts),
        *(body.longitude, body.latitude),
    ]
