"""Propose to improve a question, from its page."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library.forms.proposals.writing import WordsForm
from docs_library.selectors.proposals import finding
from docs_library.services.proposals.writing import About
from eset_portal.common.http import sent
from governance import acting
from selfassessment.models import Question
from selfassessment.selectors import proposals
from selfassessment.services import proposing
from selfassessment.services.proposing import Asked
from selfassessment.views.filling.question import opened


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Ask what should be better in a question, and begin a proposal about it."""
    desk, _part, question = opened(request, pk, code)
    person, version = acting.person(request), desk.assessment.campaign.version_id
    row = Question.objects.filter(version=version, code=question.code).first()
    if row is None:
        raise Http404
    asked = Asked(row, question.text)
    form = WordsForm(sent(request), first={"kind": "clarity"}, of_document=False)
    if request.method == "POST" and form.is_valid():
        made = proposing.begin(
            asked=asked,
            words=form.words,
            by=person,
            entity=desk.assessment.entity,
            now=timezone.now(),
        )
        messages.success(request, _("The draft is kept. Read it once more and send it."))
        return redirect("docs_library:proposal", pk=made.pk)
    alike = finding.similar(person, form["title"].value() or "")
    context = {
        "form": form,
        "about": About(label=asked.label),
        "similar": alike or proposals.about(person, question.code),
    }
    status = 422 if form.errors else 200
    return render(request, "docs_library/proposals/new.html", context, status=status)
