"""Attachments, remarks and revisions of an edition that is being written."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.models import Attachment, Edition, Remark
from docs_library.rules import edition_states
from docs_library.rules.content import Content
from docs_library.rules.differences import TooLong
from docs_library.selectors import comparing, editing
from docs_library.services import attaching, drafting, reviewing
from docs_library.views.editing import looked_at, written_by
from docs_library.views.reading import content_lang
from eset_portal.common import downloads
from eset_portal.common.http import HtmxRequest, require
from eset_portal.common.rules.errors import DomainError
from governance import acting


@require_POST
@login_required
def attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Attach the files sent, each for itself; what is not taken is said."""
    edition = written_by(request, pk)
    files = request.FILES.getlist("file")
    errors = [] if files else [_("Choose a file first.")]
    for file in files:
        try:
            attaching.attach(
                edition=edition,
                file=cast("UploadedFile[bytes]", file),
                by=acting.person(request),
                now=timezone.now(),
            )
        except DomainError as error:
            errors.append(error.message)
    return _attachments(request, edition, errors)


@require_POST
@login_required
def detach(request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
    """Take an attachment away."""
    edition = written_by(request, pk)
    attaching.detach(edition=edition, pk=attachment, by=acting.person(request), now=timezone.now())
    return _attachments(request, edition, [])


@require_safe
def attachment_file(request: HttpRequest, attachment: UUID) -> FileResponse:
    """Hand out an attachment: of what is published to all, of a draft to who works on it."""
    rows = Attachment.objects.select_related("stored", "edition")
    row = rows.filter(pk=attachment).first()
    if row is None:
        raise Http404
    if row.edition.state not in edition_states.PUBLIC:
        if not request.user.is_authenticated:
            raise Http404
        require(permissions.may_look(acting.person(request)))
    return downloads.attachment(row.stored.file.open(), row.name)


def _attachments(request: HttpRequest, edition: Edition, errors: list[str]) -> HttpResponse:
    edition.refresh_from_db()
    if not cast("HtmxRequest", request).htmx:
        for error in errors:
            messages.error(request, error)
        return redirect("docs_library:edition-text", pk=edition.pk)
    context = {
        "edition": edition,
        "attachments": editing.attachments(edition),
        "errors": errors,
        "swap": True,
    }
    status = 422 if errors else 200
    return render(request, "docs_library/_attachments.html", context, status=status)


@require_POST
@login_required
def remark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what somebody says about a passage."""
    edition = looked_at(request, pk)
    person = acting.person(request)
    if not permissions.may_approve(person):
        require(permissions.may_write(person))
    reviewing.remark(
        edition=edition,
        quote=request.POST.get("quote", "").replace("\0", ""),
        text=request.POST.get("text", "").replace("\0", "")[:4000],
        by=person,
        now=timezone.now(),
    )
    messages.success(request, _("The comment is kept."))
    return redirect("docs_library:edition-work", pk=edition.pk)


@require_POST
@login_required
def settle(request: HttpRequest, pk: UUID, remark: UUID) -> HttpResponse:
    """Mark a remark as settled."""
    edition = looked_at(request, pk)
    person = acting.person(request)
    if not permissions.may_approve(person):
        require(permissions.may_write(person))
    row = Remark.objects.filter(edition=edition, pk=remark).first()
    if row is None:
        raise Http404
    reviewing.settle(remark=row, by=person, now=timezone.now())
    return redirect("docs_library:edition-work", pk=edition.pk)


@require_safe
@login_required
def compare(request: HttpRequest, pk: UUID, old: int, new: int) -> HttpResponse:
    """Show what changed from one revision to another; 0 is what the edition started from."""
    edition = looked_at(request, pk)
    before, after = _said(edition, old), _said(edition, new)
    try:
        shown = comparing.shown(_whole(before), _whole(after), whole="tot" in request.GET)
    except TooLong as error:
        raise DomainError(_(error.message)) from error
    context = {
        "edition": edition,
        "old": old,
        "new": new,
        "shown": shown,
        "sided": request.GET.get("vista") == "costats",
        "files": sorted({*before.attachments} ^ {*after.attachments}),
        "content_lang": content_lang(),
        "may_restore": permissions.may_write(acting.person(request)).allowed
        and edition.state in edition_states.WRITABLE
        and new < edition.revision,
    }
    return render(request, "docs_library/revision_compare.html", context)


@require_POST
@login_required
def restore(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Make the edition say again what an earlier revision said; its files stay as they are."""
    edition = written_by(request, pk)
    drafting.save(
        edition=edition,
        content=_said(edition, number),
        seen=edition.revision,
        by=acting.person(request),
        now=timezone.now(),
        origin="restored",
    )
    messages.success(request, _("Revision %(number)s is back, as a new one.") % {"number": number})
    return redirect("docs_library:edition-work", pk=edition.pk)


def _said(edition: Edition, number: int) -> Content:
    if number == 0:
        return _start(edition)
    row = editing.revision(edition, number)
    if row is None:
        raise Http404
    return row.said


def _start(edition: Edition) -> Content:
    """Return what EDITION started from: the one before it without its change note, or nothing."""
    code, base = edition.document.code, edition.base
    if base is None:
        return Content(code, "", "", "", "", ())
    files = tuple(row.line for row in editing.attachments(base))
    return Content(
        code, base.title, base.summary, base.text, "", tuple(base.norms), attachments=files
    )


def _whole(said: Content) -> str:
    """Return all words of SAID as one text, so that also its change note is compared."""
    note = [said.change_note, said.why, said.to_do, said.until]
    note += [said.impact_normative, said.impact_technological, said.impact_organisational]
    note = [part for part in note if part]
    parts = [f"# {said.title}", said.summary, said.text]
    parts += ["## Nota de canvi", *note] if note else []
    parts += ["## Normes", *said.norms] if said.norms else []
    return "\n\n".join(part for part in parts if part)
