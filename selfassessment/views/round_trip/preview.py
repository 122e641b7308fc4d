"""What a returned workbook would change: looked at first, written when confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require
from eset_portal.common.rules.numerals import whole
from selfassessment.models import SheetUpload
from selfassessment.rules.round_trip import cells
from selfassessment.rules.round_trip.three_way import CONFLICT, HERE, THERE, UNCHANGED, Said
from selfassessment.selectors import round_trip
from selfassessment.selectors.round_trip import FAULTY, Change
from selfassessment.services.round_trip import applying
from selfassessment.views.desk import Desk, open_desk

MINE = "mine"


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its three values in words, the choice made, and why it was not written."""

    change: Change
    base: str
    here: str
    there: str
    chosen: str
    refused: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID, upload: UUID) -> HttpResponse:
    """Show what the workbook would change; write it when confirmed: 409 what changed meanwhile."""
    desk = open_desk(request, pk)
    found = round_trip.one(desk.assessment, upload)
    if found is None:
        raise Http404
    found.assessment = desk.assessment
    if request.method != "POST":
        return _page(request, desk, found)
    require(desk.may_answer)
    if found.applied_at is not None:  # sent twice: it has one effect
        return redirect("selfassessment:assessment-detail", pk=pk)
    return _apply(request, desk, found)


def _apply(request: HttpRequest, desk: Desk, found: SheetUpload) -> HttpResponse:
    rows = round_trip.changes(found, desk.instrument)
    codes = [row.question.code for row in rows]
    applied = applying.apply(
        upload=found,
        mine=[code for code in codes if request.POST.get(f"keep-{code}") == MINE],
        seen={code: whole(request.POST.get(f"seen-{code}", "")) for code in codes},
        by=desk.user,
        now=timezone.now(),
    )
    words = ngettext("One answer was written.", "%(n)s answers were written.", applied.written)
    messages.success(request, words % {"n": applied.written})
    if applied.refused:
        return _page(request, desk, found, applied.refused)
    return redirect("selfassessment:assessment-detail", pk=desk.assessment.pk)


def _page(
    request: HttpRequest, desk: Desk, found: SheetUpload, refused: Mapping[str, str] | None = None
) -> HttpResponse:
    told = refused or {}
    lines = [_line(request, row, told) for row in round_trip.changes(found, desk.instrument)]
    sorts = (CONFLICT, FAULTY, HERE, THERE, UNCHANGED)
    by_sort = {sort: [line for line in lines if line.change.verdict == sort] for sort in sorts}
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "upload": found,
        "by_sort": by_sort,
        "refused": told,
        "to_write": len(by_sort[HERE]),
        "wants": bool(by_sort[HERE] or by_sort[CONFLICT]),
    }
    status = HTTPStatus.CONFLICT if told else HTTPStatus.OK
    return render(request, "selfassessment/round_trip/preview.html", context, status=status)


def _line(request: HttpRequest, row: Change, told: Mapping[str, str]) -> Line:
    code = row.question.code
    return Line(
        change=row,
        base=_words(row, row.base),
        here=_words(row, row.here),
        there=_words(row, row.there),
        chosen=request.POST.get(f"keep-{code}", ""),
        refused=told.get(code, ""),
    )


def _words(row: Change, said: Said) -> str:
    """Write what is SAID on one or more lines: the answer, then reason and comment."""
    found = (cells.written(row.question, said, _), said.reason, said.comment)
    return "\n".join(text for text in found if text) or "—"
