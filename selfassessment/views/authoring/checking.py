"""What would be wrong with a question as it is typed, before anything is kept."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms.question import QuestionForm
from selfassessment.rules.authoring import editing
from selfassessment.rules.authoring.problems import Spot
from selfassessment.selectors import drafts
from selfassessment.views.authoring.bench import NEW, Bench, open_bench


@login_required
@require_POST
def question(request: HttpRequest, pk: UUID, part: str, code: str) -> HttpResponse:
    """List the faults that the question would have and cause as it is typed; keep nothing."""
    bench = open_bench(request, pk)
    require(bench.may_write)
    bench.part(part)
    form = QuestionForm(request.POST)
    context = {"draft": bench.draft, "part": part, "form": form, "spots": [], "trouble": ""}
    if form.is_valid():
        try:
            context["spots"] = _faults(bench, part, "" if code == NEW else code, form)
        except DomainError as error:
            context["trouble"] = error.message
    return render(request, "selfassessment/authoring/_live.html", context)


def _faults(bench: Bench, part: str, code: str, form: QuestionForm) -> list[Spot]:
    """Return what is wrong with the question itself, and what it makes wrong elsewhere."""
    piece = form.piece()
    would_be = editing.with_question(bench.content, part, code, piece)
    found = drafts.spots(would_be, timezone.localdate(), bench.draft.base)
    known = {(spot.question, spot.field, spot.problem.message) for spot in bench.spots}
    return [
        spot
        for spot in found
        if spot.question == piece["code"]
        or (spot.question, spot.field, spot.problem.message) not in known
    ]
