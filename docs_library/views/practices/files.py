"""The files of a shared practice."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.models import PracticeFile
from docs_library.services.practices import files
from docs_library.views.practices import shared
from eset_portal.common import downloads
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting


@require_POST
@login_required
def attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Attach the files sent, each for itself; what is not taken is said."""
    practice, act = shared.seen_by(request, pk), shared.act_of(request)
    given = request.FILES.getlist("file")
    errors = [] if given else [_("Choose a file first.")]
    for file in given:
        try:
            files.attach(practice=practice, file=cast("UploadedFile[bytes]", file), act=act)
        except NotAllowed:
            raise
        except DomainError as error:
            errors.append(error.message)
    for said in errors:
        messages.error(request, said)
    return redirect("docs_library:practice", pk=pk)


@require_POST
@login_required
def detach(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """Take a file away."""
    practice, act = shared.seen_by(request, pk), shared.act_of(request)
    files.detach(practice=practice, pk=file, act=act)
    return redirect("docs_library:practice", pk=pk)


@require_safe
@login_required
def download(request: HttpRequest, pk: UUID, file: UUID) -> FileResponse:
    """Hand out a file: of what is shared to all members, of the rest to who works on it."""
    practice = shared.seen_by(request, pk)
    rows = PracticeFile.objects.filter(practice=practice, pk=file).select_related("stored")
    row = rows.first()
    parts = permissions.parts_in_practice(acting.person(request), practice)
    if row is None or not (practice.is_shown or parts):
        raise Http404
    return downloads.attachment(row.stored.file.open(), row.name)
