"""The page where the Consortium says how many hours each shared piece is assumed to spare."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError
from governance import access, acting
from governance.models import User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.forms.savings import AssumingForm
from selfassessment.rules import savings
from selfassessment.selectors.improving import assuming, counting
from selfassessment.services import assuming as keeping

LOOK = "look"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show what is assumed, what another assumption would change, and keep it when told so."""
    person = acting.person(request)
    require(permissions.may_assume(person))
    last = assuming.latest()
    seen = last.version if last else 0
    form = AssumingForm(sent(request), usual=assuming.hours(last), seen=seen)
    if request.method != "POST":
        return _page(request, person, form)
    if request.POST.get("act") == LOOK:
        return _page(request, person, form, looked=form.looked_at())
    if not form.is_valid():
        return _page(request, person, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = form.cleaned_data
    try:
        keeping.assume(
            hours=form.hours(), why=said["why"], seen=said["seen"], by=person, now=timezone.now()
        )
    except DomainError as error:
        form.add_error(None, error.message)
        return _page(request, person, form, status=error.status)
    messages.success(request, _("The assumptions hold from now on."))
    return redirect("selfassessment:improving")


def _page(
    request: HttpRequest,
    person: User,
    form: AssumingForm,
    *,
    status: int = HTTPStatus.OK,
    looked: dict[str, int] | None = None,
) -> HttpResponse:
    """Draw the page; LOOKED are hours whose effect is shown beside what holds."""
    pieces = _pieces(person)
    usual = assuming.hours(assuming.latest())
    now, then = savings.lines(pieces, usual), savings.lines(pieces, {**usual, **(looked or {})})
    context = {
        "form": form,
        "is_looking": looked is not None,
        "lines": [
            (_(savings.PIECES[old.code]), old, new) for old, new in zip(now, then, strict=True)
        ],
        "saved": savings.total(now),
        "would_save": savings.total(then),
        "past": assuming.past(),
    }
    return render(request, "selfassessment/improving/assuming.html", context, status=status)


def _pieces(person: User) -> dict[str, int]:
    bodies = access.entities(person, roles.READ_DASHBOARD)
    return counting.pieces(bodies, counting.use(bodies, on=timezone.localdate()))
