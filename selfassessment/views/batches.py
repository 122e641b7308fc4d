"""Batches of reports: ask for many at once, watch them, hold them, take them all."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import fragment, require, sent
from eset_portal.common.rules.errors import DomainError
from governance import acting
from selfassessment import permissions
from selfassessment.forms.batches import BatchForm, BatchMoveForm
from selfassessment.forms.lists import StandingsForm
from selfassessment.models import Campaign, ReportBatch
from selfassessment.reports import archive
from selfassessment.selectors import batches, standings
from selfassessment.services import batching

PAGE = 30
MOST_FAILURES = 200
DONE = {
    "pause": gettext_lazy("Paused: what is under way is finished, nothing more begins."),
    "resume": gettext_lazy("It goes on."),
    "cancel": gettext_lazy("Cancelled: the reports that are ready stay."),
    "retry": gettext_lazy("It is queued again."),
}
MOVES: dict[str, Callable[..., None]] = {
    "pause": batching.pause,
    "resume": batching.resume,
    "cancel": batching.cancel,
    "retry": batching.retry,
}


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the batches that this person may see, and the campaigns to ask for a new one."""
    user = acting.person(request)
    require(permissions.may_ask_reports(user))
    context = {
        "page_obj": Paginator(batches.listed(user), PAGE).get_page(request.GET.get("page")),
        "campaigns": Campaign.objects.order_by("-opens_on"),
    }
    return render(request, "selfassessment/batches/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how many reports a filter asks for; have them made when told to."""
    user = acting.person(request)
    require(permissions.may_ask_reports(user))
    campaign = get_object_or_404(Campaign.objects.defer("version__content"), slug=slug)
    asked = StandingsForm(request.GET, campaign=campaign)
    bodies = batches.bodies_for(user)
    rows = batches.candidates(campaign, bodies, asked.wanted())
    form = BatchForm(sent(request)) if sent(request) else BatchForm.fresh(get_language() or "ca")
    if form.is_bound and form.is_valid():
        batch = batching.ask(
            wish=batching.Wish(**form.cleaned_data, wanted=asked.narrowing()),
            campaign=campaign,
            rows=rows,
            by=user,
            now=timezone.now(),
        )
        if batch.requested_by_id != user.pk:
            raise Http404
        return redirect("selfassessment:batch", pk=batch.pk)
    context = {
        "campaign": campaign,
        "asked": asked,
        "form": form,
        "count": rows.count(),
        "without": standings.of(campaign, bodies, asked.wanted()).count() - rows.count(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "selfassessment/batches/new.html", context, status=status)


@login_required
@require_safe
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a batch is, what failed and why, and what may be done."""
    batch = _load(request, pk)
    failed = [_told(item) for item in batches.failures(batch)[:MOST_FAILURES]]
    context = {
        "batch": batch,
        "note": gettext(batch.note) if batch.note else "",
        "progress": batches.progress(batch, now=timezone.now()),
        "failed": failed,
        "language": dict(settings.LANGUAGES)[batch.language],
        "is_running": batch.state == ReportBatch.State.RUNNING,
        "narrowing": _narrowing(batch),
    }
    part = fragment(request, "selfassessment/batches/detail.html", "status")
    return render(request, part, context)


@login_required
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pause, resume or cancel a batch, or try again what failed in it."""
    batch = _load(request, pk)
    form = BatchMoveForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("This is not a step of a batch. Go back and choose one."))
    name, item = form.cleaned_data["move"], form.cleaned_data["item"]
    more = {"item": item} if name == "retry" else {}
    MOVES[name](batch=batch, by=acting.person(request), now=timezone.now(), **more)
    messages.success(request, DONE[name])
    return redirect("selfassessment:batch", pk=pk)


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """Give all that is ready as one ZIP, with the hash of each; a line of the trail tells of it."""
    batch, user = _load(request, pk), acting.person(request)
    rows = batches.finished(batch, user)
    batching.note_taken(batch=batch, reports=rows.count(), by=user)
    response = StreamingHttpResponse(
        archive.stream(rows.iterator(chunk_size=PAGE)), content_type="application/zip"
    )
    name = f"informes-{batch.campaign.slug}-{batch.pk.hex[:8]}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _load(request: HttpRequest, pk: UUID) -> ReportBatch:
    """Return the batch for somebody who may see it; others find nothing there."""
    user = acting.person(request)
    require(permissions.may_ask_reports(user))
    return get_object_or_404(batches.visible_to(user), pk=pk)


def _told(item: Any) -> dict[str, Any]:
    """Return a failed ITEM with its reason in the reader's language."""
    return {"pk": item.pk, "body": item.assessment.entity, "reason": gettext(item.error)}


def _narrowing(batch: ReportBatch) -> list[tuple[str, str]]:
    """Return what was asked of the list of bodies, in words."""
    form = StandingsForm(batch.wanted, campaign=batch.campaign)
    return form.in_words()
