"""Open a campaign, let it last longer, close it: each is confirmed first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import sent
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import acting
from governance.models import Entity
from selfassessment.forms.campaigns import DaysForm
from selfassessment.rules import populations
from selfassessment.rules.campaigns import WrongDates
from selfassessment.selectors import instruments, progress
from selfassessment.selectors import populations as whom
from selfassessment.services.campaigning import opening
from selfassessment.views.campaigns import gate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what opening does; open it when asked to."""
    campaign, today = gate.managed(request, slug), timezone.localdate()
    if not campaign.is_prepared:
        raise Conflict(_("The campaign is open already."))
    trouble = ""
    if request.method == "POST":
        try:
            count = opening.open_(campaign=campaign, by=acting.person(request), now=timezone.now())
        except Conflict:
            raise
        except DomainError as error:
            trouble = error.message
        else:
            words = ngettext("Open for %(n)d body.", "Open for %(n)d bodies.", count)
            messages.success(request, words % {"n": count})
            return redirect("selfassessment:campaign-detail", slug=slug)
    context = {
        "campaign": campaign,
        "preview": whom.preview(campaign, populations.read(campaign.population), today),
        "asked": len(instruments.of_campaign(campaign).questions),
        "today": today,
        "trouble": trouble,
    }
    page = "selfassessment/campaigns/open.html"
    return render(request, page, context, status=422 if trouble else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask until when a campaign lasts; also one that is closed may go on."""
    campaign = gate.managed(request, slug)
    if campaign.is_prepared:
        return redirect("selfassessment:campaign-edit", slug=slug)
    names = DaysForm.base_fields
    form = DaysForm(sent(request), initial={name: getattr(campaign, name) for name in names})
    if form.is_valid():
        user, now = acting.person(request), timezone.now()
        try:
            opening.extend(campaign=campaign, days=form.days(), by=user, now=now)
        except WrongDates as error:
            form.add_error(error.place, error.message)
        else:
            messages.success(request, _("Saved: the campaign takes answers until that day."))
            return redirect("selfassessment:campaign-detail", slug=slug)
    context = {"campaign": campaign, "form": form, "state": campaign.state(timezone.localdate())}
    page = "selfassessment/campaigns/extend.html"
    return render(request, page, context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what closing leaves unsubmitted; close it when asked to."""
    campaign = gate.managed(request, slug)
    if request.method == "POST":
        count = opening.close(campaign=campaign, by=acting.person(request), now=timezone.now())
        words = ngettext(
            "Closed. %(n)d self-assessment stays unsubmitted, with the answers it has.",
            "Closed. %(n)d self-assessments stay unsubmitted, with the answers they have.",
            count,
        )
        messages.success(request, words % {"n": count})
        return redirect("selfassessment:campaign-detail", slug=slug)
    if not campaign.is_open(timezone.localdate()):
        raise Conflict(_("The campaign is closed already."))
    found = progress.of(campaign, Entity.objects.all())
    context = {"campaign": campaign, "coverage": found}
    return render(request, "selfassessment/campaigns/close.html", context)
