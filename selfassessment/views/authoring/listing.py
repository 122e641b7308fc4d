"""The questionnaires: published, and being written."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require, sent
from governance import acting
from selfassessment import permissions
from selfassessment.forms.authoring import NewDraftForm
from selfassessment.selectors import drafts
from selfassessment.services.authoring import drafting


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """List the questionnaires; begin a new one when asked to."""
    user = acting.person(request)
    require(permissions.may_see_drafts(user))
    form = NewDraftForm(sent(request))
    if request.method == "POST":
        require(permissions.may_write_drafts(user))
        if form.is_valid():
            said = form.cleaned_data
            draft = drafting.begin(
                title=said["title"], base=said["base"], by=user, now=timezone.now()
            )
            return redirect("selfassessment:draft", pk=draft.pk)
    context = {
        "form": form,
        "drafts": drafts.drafts(),
        "versions": drafts.versions(),
        "may_write": permissions.may_write_drafts(user),
    }
    status = 422 if form.errors else 200
    return render(request, "selfassessment/authoring/list.html", context, status=status)
