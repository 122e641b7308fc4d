"""Write the text of an edition: save, save by itself, preview, import."""

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

from docs_library import permissions
from docs_library.forms.writing import TextForm, UploadForm, initial
from docs_library.models import Edition
from docs_library.rules import edition_states, parameters
from docs_library.rules.content import Content
from docs_library.rules.differences import TooLong
from docs_library.selectors import comparing, editing, pages
from docs_library.services import drafting, importing
from docs_library.services.drafting import Stale
from docs_library.views.editing import written_by
from eset_portal.common.http import HtmxRequest
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.numerals import whole
from governance import acting

EDITOR = "docs_library/editor.html"
SAVED = "docs_library/_saved.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the editor, and keep what it sends as a revision."""
    edition = written_by(request, pk)
    if request.method != "POST":
        drafting.check_writable(edition)
        form = TextForm(edition=edition, initial=initial(edition))
        return _editor(request, edition, form)
    by_itself = bool(cast("HtmxRequest", request).htmx)
    form = TextForm(request.POST, edition=edition)
    if not form.is_valid():
        return _refused(request, edition, form)
    content = form.content(edition.document.code)
    try:
        saved = drafting.save(
            edition=edition,
            content=content,
            seen=_seen(request),
            by=acting.person(request),
            now=timezone.now(),
            origin="autosaved" if by_itself else "typed",
        )
    except Stale as stale:
        return _conflict(request, stale.edition, form, content)
    except DomainError as error:
        form.add_error(None, error.message)
        return _refused(request, edition, form, status=error.status)
    if by_itself:
        return render(request, SAVED, {"edition": saved, "now": timezone.now(), **_odd(saved.text)})
    messages.success(request, _("The text is saved."))
    return redirect("docs_library:edition-text", pk=saved.pk)


@require_POST
@login_required
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the text that was sent as readers will see it; keep nothing."""
    edition = written_by(request, pk)
    text = request.POST.get("text", "").replace("\0", "")
    return render(request, "docs_library/_preview.html", _shown(edition, text))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read a file into the draft and say what was not understood."""
    edition = written_by(request, pk)
    drafting.check_writable(edition)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    context: dict[str, object] = {"edition": edition, "form": form}
    if request.method != "POST":
        return render(request, "docs_library/import.html", context)
    if not form.is_valid():
        return render(request, "docs_library/import.html", context, status=422)
    try:
        found = importing.read(cast("UploadedFile[bytes]", form.cleaned_data["file"]))
        content = editing.content(edition)
        saved = drafting.save(
            edition=edition,
            content=Content.from_canonical(content.canonical | {"text": found.text}),
            seen=_seen(request),
            by=acting.person(request),
            now=timezone.now(),
            origin="imported",
        )
    except DomainError as error:
        form.add_error("file", error.message)
        return render(request, "docs_library/import.html", context, status=error.status)
    return render(
        request,
        "docs_library/imported.html",
        {"edition": saved, "report": found.report, **_shown(saved, found.text)},
    )


def _editor(
    request: HttpRequest, edition: Edition, form: TextForm, *, status: int = 200, **more: object
) -> HttpResponse:
    text = str(form["text"].value() or "")
    context = {
        "edition": edition,
        "form": form,
        "may_approve": permissions.may_approve(acting.person(request)),
        "parameters": parameters.KNOWN,
        "state": edition_states.WORKFLOW.states[edition.state],
        "attachments": editing.attachments(edition),
        "remarks": [one for one in editing.remarks(edition) if one.settled_at is None],
        **_shown(edition, text),
        **more,
    }
    return render(request, EDITOR, context, status=status)


def _refused(
    request: HttpRequest, edition: Edition, form: TextForm, *, status: int = 422
) -> HttpResponse:
    if cast("HtmxRequest", request).htmx:
        return render(request, "docs_library/_not_saved.html", {"form": form}, status=status)
    return _editor(request, edition, form, status=status)


def _conflict(request: HttpRequest, theirs: Edition, form: TextForm, mine: Content) -> HttpResponse:
    """Show both texts: nothing is lost, and whoever saves now has seen the other's."""
    try:
        shown = comparing.shown(theirs.text, mine.text)
    except TooLong:
        shown = None
    latest = editing.revision(theirs, theirs.revision)
    context = {"theirs": theirs, "latest": latest, "shown": shown, "said": editing.content(theirs)}
    if cast("HtmxRequest", request).htmx:
        context["edition"] = theirs
        return render(request, "docs_library/_stale.html", context, status=409)
    return _editor(request, theirs, form, status=409, **context)


def _seen(request: HttpRequest) -> int:
    return whole(request.POST.get("revision", ""))


def _odd(text: str) -> dict[str, object]:
    return {"unknown": parameters.unknown(text)[:20]}


def _shown(edition: Edition, text: str) -> dict[str, object]:
    try:
        return {"preview": pages.preview(edition, text), **_odd(text)}
    except DomainError as error:
        return {"preview": "", "preview_error": _(error.message)}
