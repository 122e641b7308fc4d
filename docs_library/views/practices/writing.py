"""Begin to share something, and change its words."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library import permissions
from docs_library.forms.practices.writing import PracticeForm, said
from docs_library.models import Document
from docs_library.rules.practices import kinds, names
from docs_library.selectors.practices import finding
from docs_library.services.practices import writing
from docs_library.views.practices import shared
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.common.rules.signs import has_unseen
from governance import acting
from governance.models import Entity


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask what the body acted for shares with others."""
    person, body = acting.person(request), acting.acting_for(request)
    require(permissions.may_share(person, body))
    if body is None:
        raise Http404
    form = PracticeForm(sent(request), first=_first(request, body), entity=body)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act = shared.act_of(request)
                row = writing.begin(words=form.words, by=person, entity=body, now=act.now)
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(
                    request,
                    _("The draft is kept. Add its files, read it once more and hand it in."),
                )
                return redirect("docs_library:practice", pk=row.pk)
    context = {"form": form, "body": body}
    return render(request, "docs_library/practices/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the words of a draft."""
    practice, person = shared.seen_by(request, pk), acting.person(request)
    if names.OWNER not in permissions.parts_in_practice(person, practice):
        raise NotAllowed(_(names.WHO_MAY[names.OWNER]))
    if not practice.is_editable and request.method != "POST":
        return redirect("docs_library:practice", pk=pk)
    form = PracticeForm(sent(request), first=said(practice), entity=practice.entity)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act = shared.act_of(request)
                writing.rewrite(practice=practice, words=form.words, act=act)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Your words are kept."))
                return redirect("docs_library:practice", pk=pk)
    context = {"form": form, "body": practice.entity, "practice": practice}
    return render(request, "docs_library/practices/new.html", context, status=status)


def _first(request: HttpRequest, body: Entity) -> dict[str, object]:
    """Return what the form shows first: the document, or its own copy, that the link names."""
    code = request.GET.get("document", "").upper()
    found: dict[str, object] = {"kind": kinds.EXPERIENCE, "licence": "cc_by"}
    if not code or has_unseen(code):
        return found
    document = Document.objects.filter(code=code).first()
    if document is None:
        raise Http404
    found["documents"] = [document.pk]
    copy = finding.sharable(body).filter(adaptation__document=document).first()
    if "copia" in request.GET and copy is not None:
        found |= {"copy": copy.pk, "kind": kinds.INSTRUCTION}
    return found
