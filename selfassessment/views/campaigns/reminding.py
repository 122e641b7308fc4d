"""Reminders of a campaign: the calendar, and who would be written to now."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.numerals import NONE, whole
from governance import acting
from selfassessment.forms.campaigns import ReminderDayForm
from selfassessment.models import Campaign, Reminded
from selfassessment.rules import reminding as rules
from selfassessment.selectors import reminding as whom
from selfassessment.services.campaigning import reminding
from selfassessment.views.campaigns import gate

INLINE = 25  # the letters of more bodies are written by the worker
SHOWN = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the calendar and who would be reminded today; do what is asked."""
    campaign = gate.managed(request, slug)
    form, trouble = ReminderDayForm(None), ""
    if request.method == "POST":
        form = ReminderDayForm(request.POST if "add" in request.POST else None)
        try:
            done = _do(request, campaign, form)
        except DomainError as error:
            done, trouble = "", error.message
        if done:
            messages.success(request, done)
            return redirect("selfassessment:campaign-reminders", slug=slug)
    today = timezone.localdate()
    context = {
        "campaign": campaign,
        "form": form,
        "trouble": trouble,
        "days": [
            (row, rules.falls_on(campaign.closes_on, row.days_before))
            for row in campaign.reminder_days.order_by("-days_before")
        ],
        "groups": [] if campaign.is_prepared else whom.groups(campaign, today),
        "is_open": campaign.is_open(today),
        "shown": SHOWN,
        "past": Reminded.objects.filter(assessment__campaign=campaign).count(),
    }
    page = "selfassessment/campaigns/reminders.html"
    return render(request, page, context, status=422 if trouble or form.errors else 200)


def _do(request: HttpRequest, campaign: Campaign, form: ReminderDayForm) -> str:
    """Do what the page asks and return what was done; empty when FORM is wrong."""
    user, now = acting.person(request), timezone.now()
    if "add" in request.POST:
        if not form.is_valid():
            return ""
        days = form.cleaned_data["days_before"]
        reminding.schedule(campaign=campaign, days_before=days, by=user, now=now)
        return _("The reminder is in the calendar.")
    if (days := whole(request.POST.get("remove", ""))) != NONE:
        reminding.unschedule(campaign=campaign, days_before=days, by=user)
        return _("The reminder is taken away.")
    groups = [code for code in request.POST.getlist("group") if code in rules.GROUPS]
    if not groups:
        raise DomainError(_("Choose whom to remind."))
    count = reminding.remind(campaign=campaign, groups=groups, by=user, now=now)
    reminding.post_waiting(now=now, most=INLINE)
    words = ngettext("%(n)d body is reminded.", "%(n)d bodies are reminded.", count)
    return words % {"n": count}
