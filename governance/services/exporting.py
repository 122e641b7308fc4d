"""Hand out the register as a sheet."""

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, User
from governance.models.entities import EntityQuerySet

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


def _cells(body: Entity) -> list[sheets.Cell]:
    facts = ("inhabitants", "inhabitants_year", "supporter_name")
    return [
        *(body.code, body.name, body.kind_label, body.ine_code, body.nif, body.dir3),
        getattr(body, "comarca_name", None),
        body.province.name if body.province else None,
        *(getattr(body, name, None) for name in facts),
        *(body.longitude, body.latitude),
    ]
