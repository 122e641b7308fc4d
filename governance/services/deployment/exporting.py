"""Hand out the board of deployment as a sheet."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, User
from governance.models.entities import EntityQuerySet
from governance.selectors.deployment.board import stage_in_words

XLSX = "xlsx"


@transaction.atomic
def board(*, rows: EntityQuerySet, file_type: str, actor: User, acting_for: Entity | None) -> bytes:
    """Return ROWS of the board as a CSV or an XLSX, with a line in the audit trail."""
    headings = [
        *(_("Code"), _("Body"), _("Kind of body"), _("Comarca"), _("Supporter"), _("Phase")),
        *(_("Tasks settled"), _("Tasks in all"), _("Late tasks"), _("Next due date")),
    ]
    cells = [_cells(body) for body in rows]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Deployment"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    audit.record(actor, "deployment.exported", None, acting_for=acting_for, bodies=len(cells))
    return content


def _cells(body: Entity) -> list[sheets.Cell]:
    numbers = (getattr(body, name) for name in ("settled", "total", "late"))
    day: date | None = getattr(body, "next_due", None)
    return [
        *(body.code, body.name, body.kind_label, getattr(body, "comarca_name", None)),
        getattr(body, "supporter_name", None),
        stage_in_words(getattr(body, "phase", None)),
        *numbers,
        day,
    ]
