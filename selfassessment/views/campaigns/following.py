"""Campaigns, how far each is, and the bodies behind each figure."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from eset_portal.common.http import fragment, require
from governance import acting
from selfassessment import permissions
from selfassessment.forms.populations import BodiesForm
from selfassessment.models import Campaign
from selfassessment.rules import populations
from selfassessment.selectors import coverage as results
from selfassessment.selectors import instruments, progress
from selfassessment.selectors import populations as whom
from selfassessment.views.campaigns import gate

PAGE = 50
DETAIL = "selfassessment/campaigns/detail.html"


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the campaigns, the newest first, each with how much was handed in."""
    user, today = acting.person(request), timezone.localdate()
    require(permissions.may_see_campaigns(user))
    rows = Campaign.objects.select_related("version").defer("version__content")
    rows = rows if gate.sees_all(user) else rows.opened()
    found = list(rows.order_by("-opens_on", "-pk"))
    counts = progress.totals(found, results.bodies_for(user))
    context = {
        "campaigns": [(row, row.state(today), counts[row.pk]) for row in found],
        "may_manage": permissions.may_manage_campaigns(user).allowed,
    }
    return render(request, "selfassessment/campaigns/list.html", context)


@login_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how far a campaign is or, before it opens, what is still to be decided."""
    campaign, user = gate.seen(request, slug), acting.person(request)
    today = timezone.localdate()
    context: dict[str, object] = {
        "campaign": campaign,
        "state": campaign.state(today),
        "today": today,
        "may_manage": permissions.may_manage_campaigns(user).allowed,
        "asked": len(instruments.of_campaign(campaign).questions),
        "reminders": campaign.reminder_days.order_by("-days_before"),
    }
    if campaign.is_prepared:
        asked = populations.read(campaign.population)
        context["preview"] = whom.preview(campaign, asked, max(today, campaign.opens_on))
        return render(request, "selfassessment/campaigns/prepared.html", context)
    context["coverage"] = progress.of(campaign, results.bodies_for(user))
    changes = campaign.population_changes.select_related("entity", "made_by")
    context["changes"] = changes.order_by("-made_at", "-pk")[:20] if gate.sees_all(user) else []
    return render(request, fragment(request, DETAIL, "coverage"), context)


@login_required
@require_safe
def bodies(request: HttpRequest, slug: str) -> HttpResponse:
    """List the bodies behind a figure of a campaign."""
    campaign, user = gate.seen(request, slug), acting.person(request)
    known = results.bodies_for(user)
    found = progress.of(campaign, known)
    form = BodiesForm(
        request.GET, supporters=list(found.supporters), comarques=list(found.comarques)
    )
    rows = progress.listed(campaign, known, form.wanted())
    context = {
        "campaign": campaign,
        "form": form,
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "stages": progress.words(),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_manage": permissions.may_manage_campaigns(user).allowed,
    }
    return render(request, "selfassessment/campaigns/bodies.html", context)
