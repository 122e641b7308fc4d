"""The editors' board, new documents and the facts of those there are."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from docs_library import permissions
from docs_library.forms.writing import CardForm, NewDocumentForm
from docs_library.models import Document, Edition
from docs_library.rules import edition_states
from docs_library.selectors import board, editing
from docs_library.selectors.watch import rechecks, turns
from docs_library.services import cards, drafting
from docs_library.services.drafting import Card
from docs_library.views.editing import document as found_document
from eset_portal.common.http import require, sent
from governance import acting

PAGE = 50


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show what is being written, whose turn it is and what is late."""
    person, now = acting.person(request), timezone.now()
    require(permissions.may_look(person))
    state = request.GET.get("estat", "")
    page = Paginator(board.open_editions(state=state), PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate(now)
    unreviewed = editing.unreviewed()
    return render(
        request,
        "docs_library/board.html",
        {
            "page_obj": page,
            "lines": board.lines(list(page.object_list), now=now),
            "state": state,
            "counts": [
                (edition_states.WORKFLOW.states[code], n) for code, n in board.counts().items()
            ],
            "overdue": editing.overdue(now),
            "unreviewed": unreviewed,
            "turns": turns.turns(today),
            "late": list(rechecks.open_rechecks().filter(due_on__lt=today, led_to=None)),
            "today": today,
            "may_write": permissions.may_write(person),
            "may_approve": permissions.may_approve(person),
            "may_watch": permissions.may_watch(person).allowed,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_document(request: HttpRequest) -> HttpResponse:
    """Ask what the new document is, make it and lead to its text."""
    person = acting.person(request)
    require(permissions.may_write(person))
    form = NewDocumentForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        facts = {name: given[name] for name in cards.FACTS if name != "collection"}
        card = Card(given["kind"], given["title"], given["collection"], facts)
        edition = drafting.add_document(card=card, by=person, now=timezone.now())
        cards.relate(edition.document, given["related"])
        cards.depend(edition.document, given["tools"])
        messages.success(
            request,
            _("The document %(code)s is made. Write its text.") % {"code": edition.document.code},
        )
        return redirect("docs_library:edition-text", pk=edition.pk)
    return render(
        request,
        "docs_library/document_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def document_card(request: HttpRequest, code: str) -> HttpResponse:
    """Show the facts of a document and change them."""
    person = acting.person(request)
    require(permissions.may_write(person))
    document = found_document(code)
    form = CardForm(sent(request), initial=_card(document))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        cards.change(
            document=document,
            facts=given,
            related=given["related"],
            tools=given["tools"],
            by=person,
        )
        messages.success(request, _("The facts of the document are saved."))
        return redirect("docs_library:document-card", code=document.code)
    editions = Edition.objects.filter(document=document).defer("text")
    context = {
        "form": form,
        "document": document,
        "editions": editions.order_by("-major", "-minor"),
        "opened": editions.open().first(),
        "change_kinds": [
            (kind, label) for kind, label in edition_states.change_choices() if kind != "initial"
        ],
    }
    return render(
        request, "docs_library/document_card.html", context, status=422 if form.errors else 200
    )


@require_POST
@login_required
def open_edition(request: HttpRequest, code: str) -> HttpResponse:
    """Open a new edition and lead to its text."""
    person = acting.person(request)
    require(permissions.may_write(person))
    edition = drafting.open_edition(
        document=found_document(code),
        change_kind=request.POST.get("change_kind", ""),
        by=person,
        now=timezone.now(),
    )
    return redirect("docs_library:edition-text", pk=edition.pk)


def _card(document: Document) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(document, name) for name in cards.FACTS}
    related = document.links_from.filter(kind="related").select_related("other")
    return facts | {
        "related": ", ".join(sorted(link.other.code for link in related)),
        "tools": [link.tool_id for link in document.tool_links.all()],
    }
