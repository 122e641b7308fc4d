"""The questionnaire of a body on paper: empty to fill in by hand, or as it is answered."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selfassessment.rules.instrument import Dimension, Question
from selfassessment.rules.round_trip import cells
from selfassessment.rules.round_trip.three_way import Said
from selfassessment.selectors import round_trip
from selfassessment.views.desk import open_desk

EMPTY = "buit"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what may be chosen, which of it is, and what was written."""

    question: Question
    options: list[tuple[str, bool]]
    written: str
    reason: str
    comment: str


@login_required
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the whole questionnaire of the body on one page that prints well."""
    desk = open_desk(request, pk)
    is_empty = EMPTY in request.GET
    said = {} if is_empty else round_trip.said(desk.assessment)
    parts: list[tuple[Dimension, list[Asked]]] = [
        (part, [_asked(question, said.get(question.code, Said())) for question in part.questions])
        for part in desk.instrument.dimensions
        if part.questions
    ]
    context = {"assessment": desk.assessment, "is_empty": is_empty, "parts": parts}
    return render(request, "selfassessment/round_trip/paper.html", context)


def _asked(question: Question, said: Said) -> Asked:
    words = cells.written(question, said, _)
    options = cells.options(question, _)
    if question.details.options:
        chosen = said.value.split()
        listed = [(option.text, option.code in chosen) for option in question.details.options]
        options = [_("Not applicable")] if question.allows_na else []
    else:
        listed = []
    return Asked(
        question=question,
        options=[*listed, *((text, text == words) for text in options)],
        written="" if listed or cells.is_list(question) or said.not_applicable else words,
        reason=said.reason,
        comment=said.comment,
    )
