"""One dimension or one question of a draft: written, moved, taken out."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms import question as question_form
from selfassessment.forms.authoring import DimensionForm
from selfassessment.forms.question import QuestionForm
from selfassessment.rules.authoring import differences, editing
from selfassessment.services.authoring import drafting
from selfassessment.services.authoring.drafting import Edit, Stale
from selfassessment.views.authoring.bench import NEW, Bench, open_bench, seen

A_PAGE = 50
# What may be done with a piece by its code; the third is the dimension it goes to, if any.
CHANGES: Mapping[str, Callable[[dict[str, Any], str, str], dict[str, Any]]] = {
    "up": lambda content, code, _to: editing.moved(content, code, -1),
    "down": lambda content, code, _to: editing.moved(content, code, 1),
    "rehome": editing.rehomed,
    "remove": lambda content, code, _to: editing.without(content, code),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dimension(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Show a dimension and its questions; keep its facts when sent."""
    bench = open_bench(request, pk)
    known = None if code == NEW else bench.part(code)
    if request.method != "POST":
        return _dimension(request, bench, known, DimensionForm(initial=known))
    require(bench.may_write)
    form = DimensionForm(request.POST)
    if not form.is_valid():
        return _dimension(request, bench, known, form, status=422)
    piece, old = form.piece(), "" if known is None else code
    edit = Edit(
        seen(request),
        old or None,
        lambda content: editing.with_dimension(content, old, piece),
    )
    try:
        drafting.revise(draft=bench.draft, edit=edit, by=bench.user, now=timezone.now())
    except DomainError as error:
        form.add_error(None, error.message)
        return _dimension(request, _now(bench, error), known, form, status=error.status)
    messages.success(request, _("Saved."))
    return redirect("selfassessment:draft-dimension", pk, piece["code"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: UUID, part: str, code: str) -> HttpResponse:
    """Show a question of the dimension PART; keep it when sent: 409 overtaken, 422 wrong."""
    bench = open_bench(request, pk)
    known = _known(bench, part, code)
    if request.method != "POST":
        start = known or question_form.fresh(_next_code(bench, part))
        return _question(
            request, bench, (part, known), QuestionForm(initial=question_form.initial(start))
        )
    require(bench.may_write)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _question(request, bench, (part, known), form, status=422)
    piece, old = form.piece(), "" if known is None else code
    edit = Edit(
        seen(request),
        old or None,
        lambda content: editing.with_question(content, part, old, piece),
    )
    try:
        drafting.revise(draft=bench.draft, edit=edit, by=bench.user, now=timezone.now())
    except DomainError as error:
        form.add_error(None, error.message)
        theirs = _theirs(error, code, piece)
        now = _now(bench, error)
        return _question(request, now, (part, known), form, status=error.status, theirs=theirs)
    messages.success(request, _("Saved."))
    return redirect("selfassessment:draft-question", pk, part, piece["code"])


@login_required
@require_POST
def piece(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Move a dimension or a question up or down or elsewhere, or take it out."""
    bench = open_bench(request, pk)
    require(bench.may_write)
    act, goal = request.POST.get("act", ""), request.POST.get("to", "")
    if act not in CHANGES:
        raise Http404
    home = next((p["code"] for p in bench.content["dimensions"] if _has(p, code)), "")
    edit = Edit(seen(request), code, lambda content: CHANGES[act](content, code, goal))
    drafting.revise(draft=bench.draft, edit=edit, by=bench.user, now=timezone.now())
    if act == "rehome":
        messages.success(request, _("Moved: it stands last in this dimension."))
        return redirect("selfassessment:draft-question", pk, goal, code)
    if home:
        return redirect("selfassessment:draft-dimension", pk, home)
    return redirect("selfassessment:draft", pk)


def _has(part: dict[str, Any], code: str) -> bool:
    return any(row["code"] == code for row in part["questions"])


def _known(bench: Bench, part: str, code: str) -> dict[str, Any] | None:
    rows = bench.part(part)["questions"]
    found = next((row for row in rows if row["code"] == code), None)
    if found is None and code != NEW:
        raise Http404
    return found


def _next_code(bench: Bench, part: str) -> str:
    """Return a code that is free: the dimension's, a point, and the next number."""
    taken = set(editing.codes(bench.content))
    count = len(bench.part(part)["questions"])
    codes = (f"{part[:16]}.{number}" for number in range(count + 1, count + 1000))
    return next(code for code in codes if code not in taken)


def _now(bench: Bench, error: DomainError) -> Bench:
    """Return the bench as it stands after ERROR, so that saving again has seen the rest."""
    return Bench(error.draft, bench.user) if isinstance(error, Stale) else bench


def _theirs(error: DomainError, code: str, mine: dict[str, Any]) -> list[differences.Field]:
    """Return where what stands differs from what was sent; empty when nobody was faster."""
    if not isinstance(error, Stale):
        return []
    stands = drafting.piece(error.draft.content, code) or {}
    return differences.fields(stands, mine)


def _dimension(
    request: HttpRequest,
    bench: Bench,
    known: dict[str, Any] | None,
    form: DimensionForm,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    rows = known["questions"] if known else []
    code = known["code"] if known else ""
    context = {
        "bench": bench,
        "draft": bench.draft,
        "form": form,
        "part": known,
        "page_obj": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "spots": [spot for spot in bench.spots if known and spot.dimension == code],
    }
    return render(request, "selfassessment/authoring/dimension.html", context, status=status)


def _question(
    request: HttpRequest,
    bench: Bench,
    at: tuple[str, dict[str, Any] | None],
    form: QuestionForm,
    *,
    status: int = HTTPStatus.OK,
    **more: object,
) -> HttpResponse:
    part, known = at
    context = {
        "bench": bench,
        "draft": bench.draft,
        "form": form,
        "part": bench.part(part),
        "question": known,
        "others": [row for row in bench.content["dimensions"] if row["code"] != part],
        "levels": [form[f"level_{level}"] for level in range(5)],
        "spots": [spot for spot in bench.spots if known and spot.question == known["code"]],
        **more,
    }
    return render(request, "selfassessment/authoring/question.html", context, status=status)
