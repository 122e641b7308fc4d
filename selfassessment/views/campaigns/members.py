"""The bodies of an open campaign: add one, take one out, bring it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import sent
from eset_portal.common.rules.errors import DomainError
from governance import acting
from governance.models import Entity
from governance.selectors import listed
from selfassessment.forms.campaigns import AddForm, ReasonForm
from selfassessment.models import Assessment
from selfassessment.rules.assessment_states import ASSESSMENT, WITHDRAW, WITHDRAWN
from selfassessment.services.campaigning import members
from selfassessment.views.campaigns import gate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask which body joins late and why; add it."""
    campaign = gate.managed(request, slug)
    form = AddForm(sent(request))
    if form.is_valid():
        given, user = form.cleaned_data, acting.person(request)
        try:
            made = members.add(
                campaign=campaign,
                body=_named(given["body"]),
                reason=given["reason"],
                by=user,
                now=timezone.now(),
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("%(body)s takes part now.") % {"body": made.entity})
            return redirect("selfassessment:campaign-detail", slug=slug)
    context = {"campaign": campaign, "form": form}
    page = "selfassessment/campaigns/add.html"
    return render(request, page, context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show a body of the campaign; take it out or bring it back when asked to."""
    campaign = gate.managed(request, slug)
    rows = Assessment.objects.select_related("entity", "campaign", "supporter", "control")
    found = get_object_or_404(rows, pk=pk, campaign=campaign)
    form = ReasonForm(sent(request))
    if form.is_valid():
        user, reason = acting.person(request), form.cleaned_data["reason"]
        step = members.bring_back if found.state == WITHDRAWN else members.withdraw
        try:
            step(assessment=found, reason=reason, by=user, now=timezone.now())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Done: the reason stands in the history."))
            return redirect("selfassessment:campaign-body", slug=slug, pk=pk)
    changes = campaign.population_changes.filter(entity=found.entity_id)
    context = {
        "campaign": campaign,
        "assessment": found,
        "form": form,
        "is_withdrawn": found.state == WITHDRAWN,
        "may_withdraw": ASSESSMENT.allows(found.state, WITHDRAW),
        "changes": changes.select_related("made_by").order_by("-made_at", "-pk"),
        "reminders": found.reminders.select_related("asked_by").order_by("-on"),
    }
    page = "selfassessment/campaigns/body.html"
    return render(request, page, context, status=422 if form.is_bound else 200)


def _named(text: str) -> Entity:
    """Return the one body that TEXT names, or raise DomainError, which says why not."""
    found, problems = listed.named_in(text)
    if problems:
        raise DomainError(problems[0][1])
    if len(found) != 1:
        raise DomainError(_("Name one body: its code or its name."))
    return found[0]
