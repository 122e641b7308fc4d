"""Keep what is decided on one card."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from docs_library.forms.adapting import CardForm
from docs_library.models import MergeSession
from docs_library.rules.assembling import WRITTEN, Choice
from docs_library.selectors.adapting import copies, meeting, sessions
from docs_library.services.adapting import deciding, opening
from docs_library.services.adapting.stale import Clash, Moved
from docs_library.views.adapting import asked
from docs_library.views.adapting.table import shown
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting
from governance.models import User


@require_POST
@login_required
def decide(request: HttpRequest, pk: UUID, digest: str) -> HttpResponse:
    """Keep what was decided for a conflict, and go on to the next one."""
    row = asked.written(request, pk)
    session = sessions.open_merge(row)
    if session is None:
        messages.info(request, _("A colleague has finished or left this: here is the copy."))
        return redirect("docs_library:copy-detail", pk=row.pk)
    form = CardForm(request.POST)
    if not form.is_valid():
        return _again(request, pk, digest, _("Choose one of the four."), 422)
    person, now = acting.person(request), timezone.now()
    try:
        _keep(session, digest, form, person, now)
    except Clash as clash:
        return _again(request, pk, digest, clash.message, 409)
    except Moved as moved:
        return _anew(request, session, digest, form, moved.message)
    except NotAllowed:
        raise
    except DomainError as error:
        return _again(request, pk, digest, error.message, error.status)
    messages.success(request, _("Your decision is saved."))
    return redirect(f"{reverse('docs_library:copy-merge', args=[pk])}#{_next(session, digest)}")


def _keep(session: MergeSession, digest: str, form: CardForm, by: User, now: datetime) -> None:
    given = form.cleaned_data
    text = given["text"] if given["which"] == WRITTEN else ""
    deciding.decide(
        session=session,
        digest=digest,
        choice=Choice(given["which"], text),
        seen=given["seen"],
        by=by,
        now=now,
    )


def _anew(
    request: HttpRequest, session: MergeSession, digest: str, form: CardForm, message: str
) -> HttpResponse:
    """Begin anew with the texts as they are now, and keep the decision there if it still fits."""
    person, now = acting.person(request), timezone.now()
    fresh = opening.reopen(session=session, by=person, now=now)
    try:
        _keep(fresh, digest, form, person, now)
    except DomainError:
        return _again(request, fresh.adaptation_id, digest, message, 409)
    messages.warning(request, message)
    return redirect("docs_library:copy-merge", pk=fresh.adaptation_id)


def _again(request: HttpRequest, pk: UUID, digest: str, message: str, status: int) -> HttpResponse:
    """Show the cards again, with what was sent in the one it was for."""
    typed = {
        "digest": digest,
        "which": request.POST.get("which", ""),
        "text": request.POST.get("text", "").replace("\0", ""),
        "message": message,
    }
    return shown(request, copies.copy(asked.written(request, pk)), status=status, typed=typed)


def _next(session: MergeSession, digest: str) -> str:
    """Return the place on the page of the next card to decide; of the end when there is none."""
    found = meeting.session(session)
    keys = [region.digest for region in found.merge.conflicts]
    at = keys.index(digest) if digest in keys else 0
    left = [key for key in [*keys[at:], *keys[:at]] if key not in found.decided]
    return f"c-{left[0]}" if left else "end"
