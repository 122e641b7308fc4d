"""At the end, names go: who did what is then a number, and the trail stays whole."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import User
from governance.permissions import may_keep_data
from governance.rules import personal as ends
from governance.selectors import personal

NOBODY = "former-{}@invalid.invalid"


@transaction.atomic
def forget(*, user: User, by: User | None, now: datetime) -> bool:
    """Take the name and the addresses of USER away wherever they stand; say whether that is new.

    What they did stays under their number. BY is who asks for it, None the portal itself. Raises
    NotAllowed unless BY keeps the data of the portal, Conflict while the account is open.
    """
    if by is not None:
        require(may_keep_data(by))
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.forgotten_at:
        return False
    if row.is_active:
        raise Conflict(_("Close the account first: its owner still works with it."))
    for table in personal.kept():
        rows = personal.own_rows(table, row)
        if table.table == personal.USER:
            continue
        if table.end == ends.GONE:
            rows.delete()
        elif table.end == ends.BLANK:
            rows.update(**dict.fromkeys(table.columns, ""))
    User.objects.filter(pk=row.pk).update(
        email=NOBODY.format(row.pk),
        full_name="",
        password=make_password(None),
        last_login=None,
        forgotten_at=now,
    )
    audit.record(by, "person.forgotten", row)
    return True
