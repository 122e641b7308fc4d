"""Hand a person what the portal keeps about them."""

import json
from datetime import datetime

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from governance import audit
from governance.models import AuditEvent, User
from governance.rules.personal import AT_THE_END
from governance.selectors import personal, trail

TRAIL = AuditEvent._meta.label_lower


@transaction.atomic
def export(*, user: User, now: datetime) -> bytes:
    """Return all that is kept about USER as JSON that people can read; the trail tells of it.

    Secrets are left out, and nobody else is named.
    """
    tables = []
    for row in personal.kept():
        found = list(personal.rows_of(row, user))
        if row.table == TRAIL:
            lines = trail.lines(AuditEvent.objects.filter(actor=user).order_by("pk"), only=user)
            cells = [
                {"number": line.number, "at": line.at, "what": line.what, "body": line.body}
                for line in lines
            ]
        else:
            own = set(personal.own_rows(row, user).values_list("pk", flat=True))
            cells = [personal.cells(row, one, user, own=one.pk in own) for one in found]
        if cells:
            tables.append(
                {
                    _("what"): _(row.what),
                    _("why"): _(row.why),
                    _("at the end"): _(AT_THE_END[row.end]),
                    _("table"): row.table,
                    _("rows"): cells,
                }
            )
    number = sum(len(table[_("rows")]) for table in tables)
    content = {
        _("portal"): f"{settings.PORTAL_NAME}, {settings.PORTAL_URL}",
        _("person"): str(user),
        _("made at"): now,
        _("data"): tables,
    }
    audit.record(user, "person.data_taken", user, rows=number)
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()
