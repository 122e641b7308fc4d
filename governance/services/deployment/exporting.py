"""Hand out the board of deployment as a sheet."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, User
from governance.models.entities import EntityQuerySet
from governance.selectors.deployment.board import Line, lines

XLSX = "xlsx"


@transaction.atomic
def board(
    *, rows: EntityQuerySet, on: date, file_type: str, actor: User, acting_for: Entity | None
) -> bytes:
    """Return ROWS of the board on that day as a CSV or an XLSX, with a line in the trail."""
    headings = [
        *(_("Code"), _("Body"), _("Kind of body"), _("Comarca"), _("Supporter"), _("Phase")),
        *(_("Tasks settled"), _("Tasks in all"), _("Late tasks"), _("Next due date")),
    ]
    cells = [_cells(line) for line in lines(list(rows), on)]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Deployment"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    audit.record(actor, "deployment.exported", None, acting_for=acting_for, bodies=len(cells))
    return content


def _cells(line: Line) -> list[sheets.Cell]:
    body = line.body
    day: date | None = getattr(body, "next_due", None)
    return [
        *(body.code, body.name, body.kind_label, getattr(body, "comarca_name", None)),
        *(getattr(body, "supporter_name", None), line.stage),
        *(getattr(body, name) for name in ("settled", "total")),
        *(line.late, day),
    ]
