"""A questionnaire that is being written: its heading, its parts, and its way to publication."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms.authoring import HeadingForm, ImportForm, heading_initial
from selfassessment.forms.publishing import PublishForm
from selfassessment.models import QuestionnaireDraft
from selfassessment.rules.authoring import editing
from selfassessment.rules.draft_states import BY_WRITERS, DRAFT, MOVE_LABELS, PUBLISH
from selfassessment.selectors import proposals
from selfassessment.services.authoring import drafting, exchanging, moving, publishing
from selfassessment.services.authoring.drafting import Edit, Stale
from selfassessment.views.authoring.bench import Bench, open_bench, seen


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the draft; keep its heading when sent: 409 overtaken, 422 wrong."""
    bench = open_bench(request, pk)
    if request.method != "POST":
        return _page(request, bench, HeadingForm(initial=heading_initial(bench.content)))
    require(bench.may_write)
    form = HeadingForm(request.POST)
    if not form.is_valid():
        return _page(request, bench, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    heading = form.heading()
    edit = Edit(seen(request), "", lambda content: editing.with_heading(content, heading))
    try:
        drafting.revise(draft=bench.draft, edit=edit, by=bench.user, now=timezone.now())
    except Stale as error:
        form.add_error(None, error.message)
        now = Bench(error.draft, bench.user)
        theirs = heading_initial(error.draft.content)
        return _page(request, now, form, status=HTTPStatus.CONFLICT, theirs=theirs)
    messages.success(request, _("Saved."))
    return redirect("selfassessment:draft", pk=pk)


@login_required
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a step: submit, send back, approve, publish, discard."""
    bench = open_bench(request, pk)
    step = request.POST.get("step", "")
    if step not in MOVE_LABELS:
        return _page(request, bench, None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    asked = PublishForm(request.POST, slug=bench.draft.slug) if step == PUBLISH else None
    if asked is not None and not asked.is_valid():
        return _page(request, bench, None, status=HTTPStatus.UNPROCESSABLE_ENTITY, asked=asked)
    try:
        draft = _moved(request, bench, step, asked)
    except DomainError as error:
        if error.status == HTTPStatus.FORBIDDEN:
            raise
        return _page(request, bench, None, status=error.status, trouble=error.message)
    messages.success(request, draft.state_label)
    return redirect("selfassessment:draft", pk=pk)


def _moved(
    request: HttpRequest, bench: Bench, step: str, asked: PublishForm | None
) -> QuestionnaireDraft:
    """Make STEP as the person sent it; publishing also says what becomes of what it ASKED."""
    sha256 = request.POST.get("sha256", "")
    note = request.POST.get("note", "").replace("\0", "")
    by, now = bench.user, timezone.now()
    if asked is None:
        return moving.move(draft=bench.draft, step=step, sha256=sha256, note=note, by=by, now=now)
    last = publishing.Last(sha256, note, asked.brings())
    return publishing.publish(draft=bench.draft, last=last, by=by, now=now)


@login_required
@require_POST
def take_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a file say what the draft says: what stood before stays among its saves."""
    bench = open_bench(request, pk)
    require(bench.may_write)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, bench, None, status=status, trouble=_("Choose a file first."))
    try:
        content = exchanging.read(cast("UploadedFile[bytes]", form.cleaned_data["file"]))
        if not form.cleaned_data["other"]:
            exchanging.check_belongs(content, bench.content)
        drafting.replace(
            draft=bench.draft,
            content=content,
            seen=seen(request),
            by=bench.user,
            now=timezone.now(),
        )
    except exchanging.Refused as error:
        more = {"trouble": error.message, "refused": error.problems}
        return _page(request, bench, None, status=error.status, **more)
    except DomainError as error:
        return _page(request, bench, None, status=error.status, trouble=error.message)
    messages.success(request, _("The file was taken in: look at what changed."))
    return redirect("selfassessment:draft", pk=pk)


def _page(
    request: HttpRequest,
    bench: Bench,
    form: HeadingForm | None,
    *,
    status: int = HTTPStatus.OK,
    **more: object,
) -> HttpResponse:
    draft = bench.draft
    moves = _moves(bench)
    context = {
        "bench": bench,
        "draft": draft,
        "asked": PublishForm(None, slug=draft.slug) if PUBLISH in dict(moves) else None,
        "brought": proposals.resolved_by(draft.published) if draft.published else [],
        "note": request.POST.get("note", ""),
        "form": form or HeadingForm(initial=heading_initial(bench.content)),
        "moves": moves,
        "sha256": moving.digest(draft),
        "parts": _parts(bench),
        "import_form": ImportForm(),
        **more,
    }
    return render(request, "selfassessment/authoring/draft.html", context, status=status)


def _moves(bench: Bench) -> list[tuple[str, str]]:
    """Return the steps that this person may make now, with their words."""
    found = []
    for step, label in MOVE_LABELS.items():
        decision = bench.may_write if step in BY_WRITERS else bench.may_approve
        if DRAFT.allows(bench.draft.state, step) and decision:
            found.append((step, _(label)))
    return found


def _parts(bench: Bench) -> list[tuple[dict[str, object], int, int]]:
    """Return the dimensions, with how many questions and problems each has."""
    found = [spot.dimension for spot in bench.spots]
    return [
        (part, len(part["questions"]), found.count(part["code"]))
        for part in bench.content["dimensions"]
    ]
