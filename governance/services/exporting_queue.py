"""Hand out the queue of applications as a sheet."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common import sheets
from governance import audit
from governance.models import Entity, User
from governance.selectors.adhesion_queue import Row


@transaction.atomic
def applications(*, rows: list[Row], actor: User, acting_for: Entity | None) -> bytes:
    """Return ROWS as a CSV, with a line in the audit trail. It names bodies, no people."""
    headings = [
        *(_("Points"), _("Why"), _("Body"), _("Code"), _("Kind of body"), _("Comarca")),
        *(_("Inhabitants"), _("Supporter"), _("State"), _("Sent on")),
    ]
    content = sheets.to_csv(headings, [_cells(row) for row in rows])
    audit.record(
        actor, "applications.exported", None, acting_for=acting_for, applications=len(rows)
    )
    return content


def _cells(row: Row) -> list[sheets.Cell]:
    case, body = row.case, row.body
    why = "; ".join(f"{_(reason.criterion.label)} {reason.points}" for reason in row.score.reasons)
    sent = timezone.localdate(case.submitted_at).isoformat() if case.submitted_at else None
    facts = ("comarca_name", "inhabitants", "supporter_name")
    return [
        *(row.score.total, why, case.body_name, body.code if body else None, case.kind_label),
        *(getattr(body, name, None) for name in facts),
        *(case.state_label, sent),
    ]
