"""What people do on the page of a proposal."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from docs_library import permissions
from docs_library.forms.proposals.acting import AssessForm, StepForm
from docs_library.models import Proposal
from docs_library.rules.proposals import names, states
from docs_library.rules.proposals.moves import MOVES
from docs_library.selectors.proposals import finding, page, reach
from docs_library.services.proposals import (
    agenda,
    answering,
    assessing,
    following,
    merging,
    moving,
    writing,
)
from docs_library.services.proposals.moving import Act
from docs_library.views.proposals import shared
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting
from governance.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    proposal, person = shared.seen_by(request, pk), acting.person(request)
    _check(proposal, code, person)
    if request.method != "POST" and not states.LIFE.allows(proposal.state, code):
        return redirect("docs_library:proposal", pk=pk)
    others = _others(person, proposal) if code == names.MERGE else None
    form = StepForm(sent(request), code=code, seen=proposal.step, others=others)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _take(proposal, code, form, person)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Done. Whoever follows the proposal is told."))
                return redirect("docs_library:proposal", pk=pk)
    context = {"proposal": proposal, "form": form, "code": code, "label": _(MOVES[code].label)}
    return render(request, "docs_library/proposals/move.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assess(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask how much a proposal would change, and keep it."""
    proposal, person = shared.seen_by(request, pk), acting.person(request)
    require(permissions.may_assess(person, proposal))
    if request.method != "POST" and proposal.state != names.ASSESSMENT:
        return redirect("docs_library:proposal", pk=pk)
    form = AssessForm(sent(request), first={})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            now = timezone.now()
            try:
                assessing.assess(proposal=proposal, impact=form.impact, by=person, now=now)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("The assessment is kept."))
                return redirect("docs_library:proposal", pk=pk)
    context = {
        "proposal": proposal,
        "form": form,
        "reach": reach.of(proposal, timezone.localdate()),
        "earlier": page.assessments(proposal),
    }
    return render(request, "docs_library/proposals/assess.html", context, status=status)


@require_POST
@login_required
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep an answer in the history."""
    text = request.POST.get("text", "").replace("\0", "")
    answering.answer(
        proposal=shared.seen_by(request, pk),
        text=text,
        by=acting.person(request),
        now=timezone.now(),
    )
    messages.success(request, _("Your answer is kept. Whoever follows the proposal is told."))
    return redirect("docs_library:proposal", pk=pk)


@require_POST
@login_required
def support(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Support a proposal for the body that the person acts for, or take it back."""
    proposal, person = shared.seen_by(request, pk), acting.person(request)
    body = acting.acting_for(request)
    if "leave" in request.POST:
        following.leave(proposal=proposal, entity=body, by=person)
        messages.success(request, _("Your body does not support it any more."))
    else:
        said = request.POST.get("context", "").replace("\0", "")
        now = timezone.now()
        following.support(proposal=proposal, entity=body, context=said, by=person, now=now)
        messages.success(request, _("Your body supports it."))
    return redirect("docs_library:proposal", pk=pk)


@require_POST
@login_required
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hear of each step of a proposal, or no more."""
    following.set_following(
        proposal=shared.seen_by(request, pk),
        user=acting.person(request),
        wanted="leave" not in request.POST,
        now=timezone.now(),
    )
    return redirect("docs_library:proposal", pk=pk)


@require_POST
@login_required
def open_to_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let all members see a proposal that was private."""
    writing.open_to_all(proposal=shared.seen_by(request, pk), by=acting.person(request))
    messages.success(request, _("All members see it now, and may support it."))
    return redirect("docs_library:proposal", pk=pk)


def _check(proposal: Proposal, code: str, person: User) -> None:
    """Raise 404 for what is no step that people take, and NotAllowed when it is another's."""
    if code not in states.BY_HAND:
        raise Http404
    if reason := states.who_refuses(MOVES[code], permissions.parts_in(person, proposal)):
        raise NotAllowed(_(reason))


def _take(proposal: Proposal, code: str, form: StepForm, person: User) -> None:
    given = form.cleaned_data
    act = Act(person, given["seen"], timezone.now(), given["comment"])
    if code == names.MERGE:
        merging.merge(proposal=proposal, into=given["into"], act=act)
    elif code == names.PUT_ON_AGENDA:
        agenda.put_on(proposal=proposal, session=given["session"], act=act)
    else:
        moving.move(proposal=proposal, code=code, act=act)


def _others(person: User, proposal: Proposal) -> "QuerySet[Proposal]":
    """Return what PROPOSAL may be joined to, what sounds alike first."""
    alike = [row.pk for row in finding.similar(person, proposal.title, but=proposal.pk)]
    first = Case(When(pk__in=alike, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = finding.visible(person).filter(state__in=states.MERGEABLE).exclude(pk=proposal.pk)
    return rows.order_by(first, "-submitted_at")
