"""What happens in an open session: who is there, who withdraws, how they vote, what is decided."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.common.rules.numerals import whole
from governance.forms.committee.decisions import DecisionForm, MinutesForm
from governance.models import AgendaItem, Seat
from governance.rules.committee import outcomes
from governance.selectors.committee import counting, protocol
from governance.services.committee import deciding, minutes, voting
from governance.services.committee.common import Refused
from governance.views.committee.bodies import METHODS
from governance.views.committee.desk import Desk, item_of, load
from governance.views.committee.session import show
from governance.views.committee.steps import PAGE


@require_POST
@login_required
def attend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note how each seat of the form is attended."""
    desk = load(request, pk)
    given = _by_seat(request, desk, "seat-")
    try:
        voting.attend_all(session=desk.session, states=given, act=desk.act)
    except NotAllowed:
        raise
    except DomainError as error:
        return show(request, desk, refusal=error.message, status=error.status)
    messages.success(request, _("The attendance is noted."))
    return redirect(PAGE, pk)


@require_POST
@login_required
def vote(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Note the votes of the form on an item."""
    desk = load(request, pk)
    row = item_of(desk, item)
    try:
        voting.vote_all(item=row, choices=_by_seat(request, desk, "vote-"), act=desk.act)
    except NotAllowed:
        raise
    except DomainError as error:
        return show(request, desk, refusal=error.message, status=error.status)
    messages.success(request, _("The votes are noted. They can change until it is decided."))
    return _back(row)


@require_POST
@login_required
def recuse(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Let a seat withdraw from an item."""
    desk = load(request, pk)
    row = item_of(desk, item)
    asked = whole(request.POST.get("seat", ""))
    seat = get_object_or_404(Seat, pk=asked, body=desk.session.body)
    reason, now = request.POST.get("reason", ""), timezone.now()
    try:
        voting.recuse(item=row, seat=seat, reason=reason, by=desk.user, now=now)
    except NotAllowed:
        raise
    except DomainError as error:
        return show(request, desk, refusal=error.message, note=reason, status=error.status)
    messages.success(request, _("It is noted that %(name)s withdraws.") % {"name": seat.user})
    return _back(row)


@require_http_methods(METHODS)
@login_required
def decide(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Decide on an item, or approve the minutes that it is about."""
    desk = load(request, pk)
    require(desk.may_run)
    row = item_of(desk, item)
    former = deciding.in_force(row)
    seen = str(former.pk) if former else ""
    form: DecisionForm | MinutesForm
    if row.minutes_of is not None:
        form = MinutesForm(sent(request), initial={"seen": seen})
    else:
        form = DecisionForm(desk.session, seen, sent(request))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            _decide(form, row, desk)
        except Refused as refused:
            for name, reason in refused.fields.items():
                form.add_error(name, reason)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, _("The decision is taken."))
            return _back(row)
    context = {"form": form, "item": row, "desk": desk, "former": former, **_vote(row, desk)}
    return render(request, "governance/committee/decide.html", context, status=status)


def _decide(form: DecisionForm | MinutesForm, item: AgendaItem, desk: Desk) -> None:
    if isinstance(form, DecisionForm):
        deciding.decide(item=item, draft=form.draft, by=desk.user, now=timezone.now())
    else:
        minutes.approve(item=item, act=desk.act, **form.cleaned_data)


def _vote(item: AgendaItem, desk: Desk) -> dict[str, object]:
    point = next((p for p in protocol.points(desk.session) if p.item.pk == item.pk), None)
    presence = counting.presence(desk.session)
    tally = counting.tally(item)
    against = outcomes.against_the_vote(
        outcomes.ACCEPTED, desk.session.body.voting_rule, tally, presence.votes
    )
    return {"point": point, "presence": presence, "tally": tally, "is_carried": not against}


def _by_seat(request: HttpRequest, desk: Desk, prefix: str) -> dict[Seat, str]:
    """Return what the form says of each seat of the body, by fields called PREFIX and its key."""
    rows = Seat.objects.filter(body=desk.session.body).select_related("user")
    given = {seat: request.POST.get(f"{prefix}{seat.pk}", "") for seat in rows}
    return {seat: said for seat, said in given.items() if said}


def _back(item: AgendaItem) -> HttpResponse:
    answer = redirect(PAGE, item.session_id)
    answer["Location"] += f"#punt-{item.position}"
    return answer
