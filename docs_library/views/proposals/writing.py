"""Begin a proposal, and change its words; similar ones are offered meanwhile."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from docs_library import permissions
from docs_library.forms.proposals.writing import WordsForm, said
from docs_library.models import Edition
from docs_library.rules.proposals import quotes
from docs_library.selectors import documents
from docs_library.selectors.adapting import copies, offers, texts
from docs_library.selectors.proposals import finding
from docs_library.services.proposals import writing
from docs_library.services.proposals.moving import Act
from docs_library.services.proposals.writing import About
from docs_library.views.proposals import shared
from docs_library.views.reading import content_lang
from eset_portal.common.http import sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.common.rules.numerals import NONE, whole
from eset_portal.common.rules.signs import has_unseen
from governance import acting
from governance.models import Tool

LONGEST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask what should be better, about the document, tool or new thing that the link names."""
    person, now = acting.person(request), timezone.now()
    about = _about(request)
    quote = request.GET.get("cita", "").replace("\0", "")[: quotes.LONGEST]
    form = WordsForm(
        sent(request),
        first=_first(about, quote, own=_own_words(request, about, quote)),
        of_document=about.edition is not None,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                body = acting.acting_for(request)
                row = writing.begin(about=about, words=form.words, by=person, entity=body, now=now)
            except DomainError as error:
                form.add_error(_field(error, form), error.message)
                status = error.status
            else:
                messages.success(request, _("The draft is kept. Read it once more and send it."))
                return redirect("docs_library:proposal", pk=row.pk)
    similar = finding.similar(person, form["title"].value() or "")
    context = {"form": form, "about": about, "similar": similar, "content_lang": content_lang()}
    return render(request, "docs_library/proposals/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the words of a draft, or of a proposal about which something was asked."""
    proposal, person = shared.seen_by(request, pk), acting.person(request)
    if proposal.author_id != person.pk or not proposal.is_editable:
        return redirect("docs_library:proposal", pk=pk)
    of_document = proposal.edition is not None
    form = WordsForm(sent(request), first=said(proposal), of_document=of_document)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            act = Act(person, whole(request.POST.get("seen", "")), timezone.now())
            try:
                writing.rewrite(proposal=proposal, words=form.words, act=act)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(_field(error, form), error.message)
                status = error.status
            else:
                messages.success(request, _("Your words are kept."))
                return redirect("docs_library:proposal", pk=pk)
    about = About(proposal.edition, proposal.tool, proposal.label)
    similar = finding.similar(person, proposal.title, but=proposal.pk)
    context = {
        "form": form,
        "about": about,
        "proposal": proposal,
        "similar": similar,
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/proposals/new.html", context, status=status)


@require_safe
@login_required
def similar(request: HttpRequest) -> HttpResponse:
    """Give the proposals that sound like the words being typed."""
    words = request.GET.get("title", "").replace("\0", "")[:LONGEST]
    found = finding.similar(acting.person(request), words)
    return render(request, "docs_library/proposals/_similar.html", {"similar": found})


def _about(request: HttpRequest) -> About:
    """Return what the link names; 404 when there is no such thing."""
    asked = request.GET
    code, tool = asked.get("document", ""), asked.get("eina", "")
    if any(has_unseen(word) for word in (code, tool, asked.get("edicio", ""))):
        raise Http404
    if code:
        return About(edition=_edition(code.upper(), asked.get("edicio", "")))
    if tool:
        found = Tool.objects.filter(slug=tool).first()
        if found is None:
            raise Http404
        return About(tool=found)
    return About()


def _edition(code: str, number: str) -> Edition:
    major, _point, minor = number.partition(".")
    if NONE not in (whole(major), whole(minor)):
        found = documents.edition(code, major=whole(major), minor=whole(minor))
    else:
        found = documents.current(code, on=timezone.localdate())
    if found is None:
        raise Http404
    return found


def _first(about: About, quote: str, *, own: str) -> dict[str, object]:
    """Return what the form shows at first: the passage that was selected, and its text.

    That is how the OWN copy of a body says it, where one does.
    """
    if about.edition is None:
        return {"kind": "new_document" if about.subject == "new" else "clarity"}
    source = quotes.source(about.edition.text, quote).strip() if quote else ""
    return {"quote": quote, "wanted": own or source, "kind": "clarity"}


def _own_words(request: HttpRequest, about: About, quote: str) -> str:
    """Return what the copy that the link names says in the place of QUOTE; empty without one.

    The copy must be one that the person sees, and stand on the very edition.
    """
    try:
        key = UUID(request.GET.get("copia", ""))
    except ValueError:
        return ""
    found = copies.adaptation(key)
    if found is None or not permissions.may_see_copies(acting.person(request), found.entity):
        return ""
    text = texts.newest(found)
    if about.edition is None or text.base_edition_id != about.edition.pk:
        return ""
    try:
        return offers.in_its_place(text, quote)
    except DomainError:  # too long to be compared: the person writes it
        return ""


def _field(error: DomainError, form: WordsForm) -> str | None:
    """Return the field that ERROR is about."""
    is_quote = isinstance(error, writing.NotThere) and "quote" in form.fields
    return "quote" if is_quote else None
