"""Confirm who has access, and hand the list out."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eset_portal.common import sheets
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import AccessReview, Entity, Membership, User
from governance.permissions import may_review_team, may_see_all_accesses, may_see_team
from governance.rules import roles
from governance.selectors import accesses
from governance.services.memberships import locked

XLSX = "xlsx"


@transaction.atomic
def confirm(*, entity: Entity, seen: str, by: User, now: datetime) -> AccessReview:
    """Keep that BY stands by who has access to ENTITY, as in the list marked SEEN.

    Raises NotAllowed when BY may not, Conflict when the team is another by now.
    """
    today = timezone.localdate(now)
    entity = locked(entity)
    require(may_review_team(by, entity, on=today))
    members = accesses.team(entity, today)
    if accesses.mark(members) != seen:
        raise Conflict(_("The team has changed since you opened the page. Look at it again."))
    row = AccessReview.objects.create(entity=entity, by=by, at=now, people=len(members))
    audit.record(by, "access.reviewed", entity, acting_for=entity, people=row.people)
    return row


@transaction.atomic
def export(*, entity: Entity | None, file_type: str, by: User, on: date) -> bytes:
    """Return who has access to ENTITY, or to any body, as CSV or XLSX, with its line.

    Raises NotAllowed when BY may not see it.
    """
    require(may_see_team(by, entity, on=on) if entity else may_see_all_accesses(by))
    headings = [
        *(_("Body"), _("Code"), _("Person"), _("E-mail address"), _("Role"), _("Reaches")),
        *(_("Since"), _("Last sign-in")),
    ]
    rows = accesses.to(entity, on) if entity else accesses.memberships(on)
    rows = rows.order_by("entity__sort_name", "entity_id", "user__full_name", "pk")
    supported = accesses.supported(on)
    cells = [_cells(row, supported) for row in rows]
    if file_type == XLSX:
        content = sheets.to_xlsx(_("Accesses"), headings, cells)
    else:
        content = sheets.to_csv(headings, cells)
    audit.record(by, "access.exported", entity, acting_for=entity, lines=len(cells))
    return content


def _cells(row: Membership, supported: Mapping[UUID, int]) -> list[sheets.Cell]:
    seen = row.user.last_login
    return [
        *(row.entity.name, row.entity.code, row.user.full_name, row.user.email, row.role_label),
        _reach(row, supported.get(row.entity_id, 0)),
        row.starts_on,
        timezone.localtime(seen).strftime("%Y-%m-%d %H:%M") if seen else None,
    ]


def _reach(row: Membership, bodies: int) -> str:
    reach = roles.ROLES[row.role].reach
    if reach == roles.ALL:
        return _("All bodies")
    if reach == roles.OWN:
        return _("Its own body")
    return ngettext(
        "%(number)s body it accompanies", "%(number)s bodies it accompanies", bodies
    ) % {"number": bodies}
