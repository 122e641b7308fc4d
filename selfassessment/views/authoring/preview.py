"""A draft as a body would see it: filled in for a try, with the score that it would get."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.rules.numerals import NONE, whole
from governance.rules import bands, entity_kinds
from selfassessment.forms.answers import NOT_APPLICABLE, AnswerForm
from selfassessment.models import Answer
from selfassessment.rules import question_kinds
from selfassessment.rules.authoring.problems import sound
from selfassessment.rules.instrument import Dimension, Instrument
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.revealing import concealed
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import KINDS, TOWN_HALL
from selfassessment.services.authoring import moving
from selfassessment.views import sheet
from selfassessment.views.authoring.bench import Bench, open_bench

Tried = dict[str, list[Any]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a dimension as a body of the chosen kind and size is asked it; try an answer."""
    bench = open_bench(request, pk)
    instrument = sound(bench.content)
    if instrument is None:
        raise moving.Unsound
    kind, band = _body(request)
    asked = instrument.visible_to(kind, band)
    if request.method == "POST":
        return _try(request, bench, asked)
    return _page(request, bench, asked)


def _try(request: HttpRequest, bench: Bench, asked: Instrument) -> HttpResponse:
    """Keep a tried answer for this session only, and lead back to its question."""
    tried = _tried(request, bench)
    code = request.POST.get("code", "")
    if "clear" in request.POST:
        tried, code = {}, ""
    elif any(question.code == code for question in asked):
        form = AnswerForm(request.POST)
        try:
            tried[code] = _answer(form, asked, code)
        except question_kinds.Unusable as error:
            shown = {code: _(error.message) % error.params}
            return _page(request, bench, asked, errors=shown, status=422)
    request.session[_key(bench)] = tried
    return redirect(
        f"{request.get_full_path()}#q-{sheet.anchor(code)}" if code else request.get_full_path()
    )


def _answer(form: AnswerForm, asked: Instrument, code: str) -> list[Any]:
    data = form.data
    if data.get("level") == NOT_APPLICABLE:
        return [None, True, ""]
    typed = data.get("level", "")
    level = whole(typed) if len(typed) == 1 else NONE
    value = str(form["value"].value() or "")
    kept = question_kinds.take(asked.question(code), None if level == NONE else level, value)
    return [kept[0], False, kept[1]]


def _page(
    request: HttpRequest,
    bench: Bench,
    asked: Instrument,
    *,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    kind, band = _body(request)
    tried = _tried(request, bench)
    given = {code: Given(*row) for code, row in tried.items() if _still(asked, code, row)}
    parts = [part for part in asked.dimensions if part.questions]
    part = next((p for p in parts if p.code == request.GET.get("dimension")), None)
    part = part or (parts[0] if parts else None)
    result = score(asked, given)
    context = {
        "bench": bench,
        "draft": bench.draft,
        "kind": kind,
        "band": band,
        "kinds": [(code, _(entity_kinds.KINDS[code].label)) for code in KINDS],
        "bands": [(row.code, _(row.label)) for row in bands.BANDS.values()],
        "parts": [
            (p, s) for p, s in zip(asked.dimensions, result.dimensions, strict=True) if p.questions
        ],
        "part": part,
        "lines": _lines(asked, part, given, errors or {}) if part else [],
        "result": result,
        "degree": _(result.degree.label) if result.degree else "",
        "best": _(result.high_degree.label) if result.high_degree else "",
        "here": f"?kind={kind}&band={band}",
    }
    return render(request, "selfassessment/authoring/preview.html", context, status=status)


def _lines(
    asked: Instrument, part: Dimension, given: dict[str, Given], errors: dict[str, str]
) -> list[sheet.Line]:
    hidden = concealed(asked, given)
    shown = []
    for question in part.questions:
        value = given.get(question.code, Given())
        answer = Answer(level=value.level, not_applicable=value.not_applicable, value=value.value)
        row = sheet.line(question, answer if value != Given() else None)
        row.errors = [errors[question.code]] if question.code in errors else []
        if question.condition and question.code in hidden:
            row.asked_if = question.condition.question
        shown.append(row)
    return shown


def _still(asked: Instrument, code: str, row: list[Any]) -> bool:
    """Say whether a tried answer still is one: the draft may have changed since."""
    try:
        question_kinds.take(asked.question(code), row[0], row[2])
    except (KeyError, question_kinds.Unusable):
        return False
    return True


def _tried(request: HttpRequest, bench: Bench) -> Tried:
    return dict(request.session.get(_key(bench), {}))


def _key(bench: Bench) -> str:
    return f"tried-{bench.draft.pk}"


def _body(request: HttpRequest) -> tuple[str, str]:
    kind, band = request.GET.get("kind", TOWN_HALL), request.GET.get("band", "T3")
    return kind if kind in KINDS else TOWN_HALL, band if band in bands.BANDS else "T3"
