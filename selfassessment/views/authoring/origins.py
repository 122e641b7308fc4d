"""Where each question comes from: declared here, proposed by likeness, and tried on a body."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.models import Entity
from governance.selectors import listed
from selfassessment.forms.origins import BodyForm, OriginsForm
from selfassessment.rules import migration, moving_over
from selfassessment.rules.authoring import editing
from selfassessment.selectors import origins
from selfassessment.selectors.origins import Row
from selfassessment.services.authoring import drafting
from selfassessment.services.authoring.drafting import Edit, Stale
from selfassessment.views.authoring.bench import Bench, open_bench, seen
from selfassessment.views.sheet import anchor

A_PAGE = 50
CHANGED, PROPOSED = "changed", "proposed"


@dataclass(frozen=True)
class Trouble:
    """What was sent for the question CODE and why it was not kept."""

    code: str
    typed: str
    message: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show where each question comes from; keep or take back what is declared of one."""
    bench = open_bench(request, pk)
    if request.method != "POST":
        return _page(request, bench)
    require(bench.may_write)
    code, typed = request.POST.get("code", ""), request.POST.get("origins", "")
    declared = None
    if "undo" not in request.POST:
        form = OriginsForm(request.POST, known=_known(bench))
        if not form.is_valid():
            message = " ".join(str(error) for errors in form.errors.values() for error in errors)
            return _page(request, bench, Trouble(code, typed, message))
        declared = form.cleaned_data["origins"]
    edit = Edit(seen(request), code, lambda said: editing.with_origins(said, code, declared))
    try:
        drafting.revise(draft=bench.draft, edit=edit, by=bench.user, now=timezone.now())
    except DomainError as error:
        now = Bench(error.draft, bench.user) if isinstance(error, Stale) else bench
        return _page(request, now, Trouble(code, typed, error.message), error.status)
    messages.success(request, _("Saved."))
    return redirect(f"{request.get_full_path()}#q-{anchor(code)}")


@login_required
@require_safe
def try_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what the draft would make of the last answers of a body: which, not what they say."""
    bench = open_bench(request, pk)
    form = BodyForm(request.GET if "body" in request.GET else None)
    body = _named(form) if form.is_valid() else None
    before = origins.last_answers(bench.draft, body) if body else None
    if body and before is None:
        form.add_error("body", _("This body has handed in no answers to this questionnaire yet."))
    found = origins.preview(bench.draft, before) if before else []
    context = {
        "bench": bench,
        "draft": bench.draft,
        "form": form,
        "body": body,
        "before": before,
        "counts": [
            (_(moving_over.LABELS[what]), moving_over.TONES[what], count)
            for what, count in moving_over.counts(found).items()
        ],
        "compares": sum(row.compares for row in found),
        "page_obj": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    status = 422 if form.errors else 200
    return render(request, "selfassessment/authoring/try_on.html", context, status=status)


def _named(form: BodyForm) -> Entity | None:
    """Return the one body that is named in FORM; None and the reason in it without."""
    found, problems = listed.named_in(form.cleaned_data["body"])
    if len(found) == 1 and not problems:
        return found[0]
    words = problems[0][1] if problems else _("Name one body: its code or its name.")
    form.add_error("body", words)
    return None


def _known(bench: Bench) -> set[str]:
    """Return the codes of the version that the draft starts from."""
    if bench.draft.base is None:
        return set()
    return set(bench.draft.base.questions.values_list("code", flat=True))


def _page(
    request: HttpRequest,
    bench: Bench,
    trouble: Trouble | None = None,
    status: int = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    rows = origins.rows(bench.draft)
    wanted = request.GET.get("show", CHANGED)
    context = {
        "bench": bench,
        "draft": bench.draft,
        "trouble": trouble,
        "rows": rows,
        "views": _views(rows or [], wanted),
        "page_obj": Paginator(_chosen(rows or [], wanted), A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    shown = status if trouble else HTTPStatus.OK
    return render(request, "selfassessment/authoring/origins.html", context, status=shown)


def _views(rows: list[Row], wanted: str) -> list[dict[str, Any]]:
    """Return what may be looked at: all, what changed, what is proposed, and each outcome."""
    names = {CHANGED: _("All that changes"), PROPOSED: _("With a proposal"), "all": _("All")}
    names |= {what: _(label) for what, label in migration.LABELS.items()}
    found = [
        {"code": code, "label": label, "count": len(_chosen(rows, code)), "here": code == wanted}
        for code, label in names.items()
    ]
    return [row for row in found if row["count"] or row["here"]]


def _chosen(rows: list[Row], wanted: str) -> list[Row]:
    if wanted in migration.LABELS:
        return [row for row in rows if row.link.what == wanted]
    if wanted == PROPOSED:
        return [row for row in rows if row.proposals]
    if wanted == CHANGED:
        return [row for row in rows if row.link.what != migration.KEPT or row.is_declared]
    return rows
