"""The public pages of verification: by the code of a document, or by the document itself."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common import limits
from eset_portal.common.rules import codes
from governance.models import Minutes
from selfassessment.models import Report
from selfassessment.reports.aggregates import layout, words
from selfassessment.selectors import verifying
from selfassessment.selectors.verifying import AUTHENTIC, CHANGED, LARGEST, Paper

FAILING = "verification"
MOST_FAILURES = 40
FORGOTTEN_AFTER = 15 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def verify_form(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a document or the document itself, and lead to what was issued."""
    file = request.FILES.get("file")
    if file is not None:
        return _look_up(request, file)
    typed = request.GET.get("codi", "").strip()[:100]
    if request.method == "POST":
        return _form(request, 422, is_empty=True)
    if not typed:
        return _form(request, 200)
    limits.refuse_after(request, FAILING, most=MOST_FAILURES)
    code = codes.read(typed)
    if code is None:
        return _wrong(request, 422, typed=typed, is_wrong=True)
    return redirect("selfassessment:verify", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether CODE belongs to a report; compare a file dropped here with what was issued."""
    limits.refuse_after(request, FAILING, most=MOST_FAILURES)
    report = verifying.issued(codes.read(code) or "")
    if report is None:
        return _wrong(request, 404, typed=code[:100], is_unknown=True)
    file = request.FILES.get("file")
    return _shown(request, report, verifying.compare(report, file) if file else "")


def _look_up(request: HttpRequest, file: "UploadedFile[Any]") -> HttpResponse:
    """Say what was issued as FILE, or that it is none of ours."""
    limits.refuse_after(request, FAILING, most=MOST_FAILURES)
    if (file.size or 0) > LARGEST:
        return _form(request, 422, is_large=True)
    report, is_same = verifying.of_file(file)
    if report is None:
        return _wrong(request, 404, is_foreign=True)
    return _shown(request, report, AUTHENTIC if is_same else CHANGED)


def _shown(request: HttpRequest, report: Paper, verdict: str) -> HttpResponse:
    context = {
        "report": report,
        **_about(report),
        "verdict": verdict,
        "edition": verifying.edition(report),
        "later": verifying.later(report),
    }
    return render(request, "selfassessment/verify.html", context)


def _about(report: Paper) -> dict[str, object]:
    """Return what the document is called, whom it is about and of which campaign."""
    if isinstance(report, Report):
        assessment = report.assessment
        name = _("Consolidation report")
        return {"name": name, "about": assessment.entity, "campaign": assessment.campaign}
    if isinstance(report, Minutes):
        name = _("Minutes of session %(number)s") % {"number": report.session.number}
        return {"name": name, "about": report.session.body, "approved_in": report.approved_in}
    about = words.subject(report.scope, report.group, report.facts)
    return {"name": layout.title(report.scope), "about": about, "campaign": report.campaign}


def _wrong(request: HttpRequest, status: int, **facts: object) -> HttpResponse:
    """Show the form with what is wrong, and count it: nobody tries codes by the thousand."""
    limits.note_failure(request, FAILING, seconds=FORGOTTEN_AFTER)
    return _form(request, status, **facts)


def _form(request: HttpRequest, status: int, **facts: object) -> HttpResponse:
    return render(request, "selfassessment/verify_form.html", facts, status=status)
