"""What is due to be erased: tonight, in the nights after, and whose names may go now."""

from datetime import date
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require
from governance.acting import person
from governance.models import Invitation, Letter, User
from governance.permissions import may_keep_data
from governance.rules.roles import ROLES
from governance.services import retention, retention_ahead

MOST = 50


class Night(NamedTuple):
    """A night in words: its day (None is tonight), how many rows go, and examples of them."""

    day: date | None
    number: int
    examples: list[str]


class Ending(NamedTuple):
    """A period in words, its days, how many rows go tonight and later, night by night."""

    code: str
    since: str
    then: str
    days: int
    tonight: int
    later: int
    nights: list[Night]


@require_safe
@login_required
def keeping(request: HttpRequest) -> HttpResponse:
    """Show what the next nights would close, forget and erase, and whose names may go now."""
    require(may_keep_data(person(request)))
    now = timezone.now()
    found = [_ending(row) for row in retention_ahead.ahead(now=now)]
    context = {
        "periods": found,
        "until": timezone.localdate(now + retention_ahead.WITHIN),
        "waiting": retention.closed(now)[:MOST],
    }
    return render(request, "governance/retention.html", context)


def _ending(row: retention_ahead.Ahead) -> Ending:
    nights = [
        Night(night.day, night.count, [told for one in night.examples if (told := _told(one))])
        for night in row.nights
    ]
    period = row.period
    words = _(period.since), _(period.then)
    return Ending(period.code, *words, row.days, row.tonight, row.later, nights)


def _told(row: Model) -> str:
    """Return whom or what ROW is about; a session is about nobody that can be told."""
    if isinstance(row, User):
        return f"{row.full_name} ({row.email})"
    if isinstance(row, Invitation):
        return f"{row.email}, {_(ROLES[row.role].label)}, {row.entity}"
    if isinstance(row, Letter):
        return _("“%(subject)s” to %(address)s") % {"subject": row.subject, "address": row.address}
    return str(getattr(row, "username", None) or "")
