"""The public page that says whether a file is what the library gave out."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library.selectors import verifying

LARGEST = 100_000_000  # bytes


@require_http_methods(["GET", "HEAD", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """Take a hash, or a file to hash, and say what it is of and whether that is in force."""
    written = request.GET.get("h", "")
    error = ""
    if request.method == "POST":
        given = request.FILES.get("file")
        written, error = _hashed(given) if given else (request.POST.get("h", ""), "")
        if not (written or error):
            error = _("Choose a file, or write its hash.")
    sha256 = verifying.cleaned(written)
    if written and sha256 is None:
        error = _("A hash has 64 figures and letters from a to f. Copy it whole, or drop the file.")
    context = {
        "written": written[:200],
        "error": error,
        "sha256": sha256,
        "verdict": verifying.verdict(sha256, on=timezone.localdate()) if sha256 else None,
    }
    status = 422 if error else 200
    return render(request, "docs_library/verification.html", context, status=status)


def _hashed(file: "UploadedFile[Any]") -> tuple[str, str]:
    """Return the hash of FILE, or why there is none; the file itself is not kept."""
    if (file.size or 0) > LARGEST:
        return "", _("This file is larger than any of the library: it is not one of ours.")
    if not file.size:
        return "", _("This file is empty.")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest(), ""
