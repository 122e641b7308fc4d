"""What is kept about people: why, for how long, how to take it away, and when it goes."""

from collections.abc import Callable
from typing import NamedTuple, cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import require
from governance.acting import person
from governance.models import User
from governance.permissions import may_keep_data
from governance.rules.personal import AT_THE_END
from governance.selectors import personal
from governance.services import forgetting, own_data, retention

View = Callable[..., HttpResponse]
asked_again = cast("Callable[[View], View]", reauthentication_required)


class Told(NamedTuple):
    """A table that keeps something about people, in words."""

    table: str
    what: str
    why: str
    end: str


class Ending(NamedTuple):
    """A period in words, and its days."""

    since: str
    then: str
    days: int


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show to everybody what is kept about people, as the tables have it."""
    rows = [Told(r.table, _(r.what), _(r.why), _(AT_THE_END[r.end])) for r in personal.kept()]
    context = {
        "kept": rows,
        "periods": [Ending(_(row.since), _(row.then), days) for row, days in retention.periods()],
        "keeps": request.user.is_authenticated and bool(may_keep_data(person(request))),
    }
    return render(request, "governance/personal_data.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_again
def export(request: HttpRequest) -> HttpResponse:
    """Show the reader how much is kept about them, and hand it out; both once asked again."""
    user, now = person(request), timezone.now()
    if request.method != "POST":
        found = [(_(row.what), personal.rows_of(row, user).count()) for row in personal.kept()]
        context = {"found": [(what, number) for what, number in found if number]}
        return render(request, "governance/own_data.html", context)
    content = own_data.export(user=user, now=now)
    name = f"{_('my-data')}-{timezone.localdate(now).isoformat()}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/json", headers=headers)


@require_POST
@login_required
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the names of somebody whose account is closed away, without waiting for the period."""
    require(may_keep_data(person(request)))
    user = get_object_or_404(User, pk=pk)
    if forgetting.forget(user=user, by=person(request), now=timezone.now()):
        messages.success(request, _("The names went; what the person did stays under a number."))
    else:
        messages.info(request, _("These names went already."))
    return redirect("governance:retention")
