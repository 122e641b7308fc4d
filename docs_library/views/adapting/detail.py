"""The page of an own copy: how it stands, what is its own, and what it said before."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library.models import LocalEdition
from docs_library.rules import adapting
from docs_library.selectors import comparing, pages
from docs_library.selectors.adapting import cards, copies, meeting, offers, sessions, texts
from docs_library.selectors.adapting.copies import Copy
from docs_library.selectors.practices import page
from docs_library.services import telling
from docs_library.views.adapting import asked
from eset_portal.common.rules.errors import DomainError
from governance import acting

PAST = 12


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how a copy stands to its original, and what can be done."""
    copy = copies.copy(asked.adaptation(request, pk))
    row = copy.adaptation
    telling.seen_copy(user=acting.person(request), adaptation=row, now=timezone.now())
    approved = texts.texts(row).filter(state=adapting.APPROVED).order_by("-number")
    context = {
        **asked.rights(request, copy),
        **_meeting(copy),
        **_own(copy.newest),
        "past": approved[:PAST],
        "may_undo": texts.before(row) is not None,
        "merges": [one for one in sessions.merges(row)[:PAST] if one.state != adapting.OPEN],
        "begun_from": page.begun_from(row),
        "missing": texts.missing(copy.newest)[:3],
    }
    return render(request, "docs_library/adapting/detail.html", context)


@require_safe
@login_required
def edition(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Show one text that a copy had, for ever."""
    copy = copies.copy(asked.adaptation(request, pk))
    text = texts.texts(copy.adaptation).filter(number=number).first()
    if text is None:
        raise Http404
    values = pages.values_of(copy.adaptation.entity)
    context = {
        **asked.rights(request, copy),
        "text": text,
        "html": pages.preview(text.base_edition, text.text, values=values),
    }
    return render(request, "docs_library/adapting/edition.html", context)


def _meeting(copy: Copy) -> dict[str, object]:
    """Return what a new edition brings, or what is decided so far; why not when it cannot be."""
    try:
        found = meeting.session(copy.merge) if copy.merge else meeting.forecast(copy)
        if found is None:
            return {}
        told = {"total": found.total, "clean": found.clean, "conflicts": found.conflicts}
        notes = cards.brought(found.base, found.theirs)
    except DomainError as error:
        return {"unmet": _(error.message)}
    return {"forecast": {**told, "open": found.open, "theirs": found.theirs}, "notes": notes}


def _own(text: LocalEdition) -> dict[str, object]:
    """Return what TEXT says otherwise than the original on which it stands."""
    try:
        shown = comparing.shown(text.base_edition.text, text.text)
        return {"shown": shown, "offers": offers.of(text)}
    except DomainError as error:
        return {"unshown": _(error.message)}
