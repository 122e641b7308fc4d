"""Prepare a campaign: what it asks, when, and of whom."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import acting
from selfassessment import permissions
from selfassessment.forms import populations as whom_forms
from selfassessment.forms.campaigns import CampaignForm, initial
from selfassessment.forms.populations import PopulationForm
from selfassessment.models import Campaign
from selfassessment.rules import populations
from selfassessment.selectors import instruments
from selfassessment.selectors import populations as whom
from selfassessment.services.campaigning import preparing
from selfassessment.views.campaigns import gate

FORM = "selfassessment/campaigns/form.html"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Ask for what a campaign is; make it when all is there."""
    user = acting.person(request)
    require(permissions.may_manage_campaigns(user))
    form = CampaignForm(sent(request), initial={"instrument": "consolidation"})
    if not form.is_valid():
        return render(request, FORM, {"form": form}, status=422 if form.is_bound else 200)
    campaign = preparing.create(plan=form.plan(), by=user)
    messages.success(request, _("The campaign is being prepared. Say now for which bodies it is."))
    return redirect("selfassessment:campaign-population", slug=campaign.slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what was decided; only before the campaign opens."""
    campaign = _prepared(request, slug)
    form = CampaignForm(sent(request), initial=initial(campaign))
    if not form.is_valid():
        context = {"form": form, "campaign": campaign}
        return render(request, FORM, context, status=422 if form.is_bound else 200)
    preparing.change(campaign=campaign, plan=form.plan(), by=acting.person(request))
    messages.success(request, _("Saved."))
    return redirect("selfassessment:campaign-detail", slug=slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the questions of a light check."""
    campaign = _prepared(request, slug)
    ticked, trouble = set(campaign.chosen), ""
    if request.method == "POST":
        ticked = set(request.POST.getlist("question"))
        try:
            count = preparing.choose(campaign=campaign, codes=ticked, by=acting.person(request))
        except Conflict:
            raise
        except DomainError as error:
            trouble = error.message
        else:
            words = ngettext("%(n)d question is asked.", "%(n)d questions are asked.", count)
            messages.success(request, words % {"n": count})
            return redirect("selfassessment:campaign-detail", slug=slug)
    context = {
        "campaign": campaign,
        "parts": instruments.of_version(campaign.version).dimensions,
        "ticked": ticked,
        "trouble": trouble,
    }
    page = "selfassessment/campaigns/questions.html"
    return render(request, page, context, status=422 if trouble else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def population(request: HttpRequest, slug: str) -> HttpResponse:
    """Say for which bodies a campaign is: show what that means, keep it when asked to."""
    campaign = _prepared(request, slug)
    kept = populations.read(campaign.population)
    form = PopulationForm(sent(request), initial=whom_forms.initial(kept))
    status = 200
    if form.is_bound:
        if form.is_valid():
            kept = form.population()
            if "save" in request.POST:
                user = acting.person(request)
                preparing.populate(campaign=campaign, population=kept, by=user)
                messages.success(request, _("Saved. The list itself is made when it opens."))
                return redirect("selfassessment:campaign-detail", slug=slug)
        else:
            status = 422
    day = max(timezone.localdate(), campaign.opens_on)
    context = {"campaign": campaign, "form": form, "preview": whom.preview(campaign, kept, day)}
    return render(request, "selfassessment/campaigns/population.html", context, status=status)


def _prepared(request: HttpRequest, slug: str) -> Campaign:
    campaign = gate.managed(request, slug)
    if not campaign.is_prepared:
        raise Conflict(_("The campaign is open: what it asks, and of whom, stays as it is."))
    return campaign
