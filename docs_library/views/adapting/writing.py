"""Write an own copy: all its parts, and one of them at a time."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from docs_library.forms.adapting import BlockForm
from docs_library.models import Adaptation, LocalEdition
from docs_library.rules import blocks, marks, obligations, retouching
from docs_library.rules.blocks import Block
from docs_library.selectors import comparing
from docs_library.selectors.adapting import copies, texts
from docs_library.services.adapting import touching
from docs_library.services.adapting.stale import Stale
from docs_library.services.adapting.touching import Touch
from docs_library.views.adapting import asked
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting

PARTS = 100  # on a page


@require_safe
@login_required
def parts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the parts of a copy, each with the way to change it."""
    copy = copies.copy(asked.written(request, pk))
    found = blocks.split(copy.newest.text)
    bound = _bound(copy.newest)
    rows = [
        {"place": place, "html": marks.whole(block), "bound": block in bound, "block": block}
        for place, block in enumerate(found)
    ]
    page = Paginator(rows, PARTS).get_page(request.GET.get("page"))
    context = {**asked.rights(request, copy), "page_obj": page, "total": len(rows)}
    return render(request, "docs_library/adapting/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def part(request: HttpRequest, pk: UUID, place: int) -> HttpResponse:
    """Show one part of a copy and write what is sent in its place."""
    row = asked.written(request, pk)
    newest = texts.newest(row)
    if request.method != "POST":
        found = blocks.split(newest.text)
        if place >= len(found):
            raise Http404
        first = {"seen": newest.number, "text": found[place].source.strip("\n")}
        return _shown(request, row, place, BlockForm(initial=first))
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, place, form, status=422)
    given = form.cleaned_data
    text = "" if "remove" in request.POST else given["text"]
    touch = Touch(seen=given["seen"], place=place, text=text, after=given["after"])
    try:
        touching.touch(adaptation=row, touch=touch, by=acting.person(request), now=timezone.now())
    except Stale as stale:
        return _stale(request, row, touch, stale.newest)
    except NotAllowed:
        raise
    except DomainError as error:
        form.add_error(None, error.message)
        return _shown(request, row, place, form, status=error.status)
    messages.success(request, _("Saved. Your staff read it once it is approved."))
    page = f"?page={place // PARTS + 1}" if place >= PARTS else ""
    address = reverse("docs_library:copy-text", args=[row.pk])
    return redirect(f"{address}{page}#p-{place}")


def _stale(
    request: HttpRequest, row: Adaptation, touch: Touch, newest: LocalEdition
) -> HttpResponse:
    """Show both texts: whoever saves now has seen the other's."""
    seen = texts.texts(row).filter(number=touch.seen).first() or newest
    old, new = blocks.split(seen.text), blocks.split(newest.text)
    place = retouching.moved_to(old, new, min(touch.place, max(len(old) - 1, 0)))
    sent = {"seen": newest.number, "text": touch.text, "after": touch.after}
    more = {"theirs": newest, "between": comparing.shown(seen.text, newest.text)}
    return _shown(request, row, place, BlockForm(initial=sent), status=409, **more)


def _shown(
    request: HttpRequest,
    row: Adaptation,
    place: int,
    form: BlockForm,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    copy = copies.copy(row)
    found = blocks.split(copy.newest.text)
    block = found[min(place, len(found) - 1)]
    context = {
        **asked.rights(request, copy),
        "form": form,
        "place": place,
        "before": marks.whole(block),
        "bound": block in _bound(copy.newest),
        **more,
    }
    return render(request, "docs_library/adapting/part.html", context, status=status)


def _bound(text: LocalEdition) -> set[Block]:
    return set(obligations.obligatory(blocks.split(text.base_edition.text)))
