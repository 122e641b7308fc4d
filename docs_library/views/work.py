"""The page of an edition that is being written, and the steps of its life."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from docs_library import permissions
from docs_library.forms.moving import FORMS, MoveForm
from docs_library.forms.proposals import aiming
from docs_library.models import Edition
from docs_library.rules import edition_moves, edition_states
from docs_library.selectors import editing, pages
from docs_library.selectors.proposals import plan
from docs_library.services import issuing, reviewing
from docs_library.services.issuing import Urgency
from docs_library.services.proposals import resolving
from docs_library.views.editing import looked_at
from docs_library.views.reading import content_lang
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import acting
from governance.models import User

Act = Callable[[Edition, MoveForm, User, datetime], Edition]
PRIMARY = ("submit", "approve", "publish", "confirm")
ISSUING = ("schedule", "publish", "publish_urgently")


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an edition with its text, what others say of it and the steps that can be taken."""
    edition = looked_at(request, pk)
    person = acting.person(request)
    facts = editing.facts(edition, person)
    approval = editing.last_approval(edition)
    is_overdue = editing.is_overdue(edition, timezone.now())
    moves = [
        (move, _(edition_moves.MOVES[move]), permissions.may_move(move, facts), move in PRIMARY)
        for move in edition_moves.BY_HAND
        if edition_moves.exists(edition.state, move)
        and not (move == "confirm" and not facts.awaits_review)
    ]
    return render(
        request,
        "docs_library/edition_work.html",
        {
            "edition": edition,
            "state": edition_states.WORKFLOW.states[edition.state],
            "turn": _turn(edition, facts, is_overdue=is_overdue),
            "is_overdue": is_overdue,
            "facts": facts,
            "may_write": permissions.may_write(person).allowed
            and edition.state in edition_states.WRITABLE,
            "moves": [move for move in moves if move[2].allowed],
            "refused": [move for move in moves if not move[2].allowed],
            "approval": approval,
            "lapsed": approval is not None
            and edition.state == "in_review"
            and approval.sha256 != edition.sha256,
            **_text(edition),
            "attachments": editing.attachments(edition),
            "remarks": editing.remarks(edition),
            "revisions": list(editing.revisions(edition)[:20]),
            "history": editing.moves(edition),
            "words": edition_moves.DONE,
            "content_lang": content_lang(),
        },
    )


def _turn(edition: Edition, facts: edition_moves.Facts, *, is_overdue: bool) -> str:
    """Return whose turn it is, in the reader's language; empty when nobody's."""
    whose = edition_moves.turn(
        edition.state, is_overdue=is_overdue, awaits_review=facts.awaits_review
    )
    return _(whose) if whose else ""


def _check_seen(request: HttpRequest, edition: Edition) -> None:
    """Raise Conflict when somebody else changed EDITION after the person opened the step."""
    seen = request.POST.get("revision", "")
    if seen in map(str, range(1, edition.revision)):
        raise Conflict(
            _("The text changed after you opened it. Read it as it is now, then decide.")
        )


def _text(edition: Edition) -> dict[str, str]:
    """Return the text of EDITION as HTML, or why it cannot be shown: the rest of the page can."""
    try:
        return {"text": pages.preview(edition, edition.text)}
    except DomainError as error:
        return {"unreadable": _(error.message)}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    edition = looked_at(request, pk)
    if step not in FORMS:
        raise Http404
    person, now = acting.person(request), timezone.now()
    decision = permissions.may_move(step, editing.facts(edition, person))
    if not decision.allowed:
        _check_seen(request, edition)
    require(decision)
    form = _form(request, edition, step)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _aim(edition, form, person, now)
                ACTS[step](edition, form, person, now)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _(edition_moves.DONE[step]) + ".")
                return redirect("docs_library:edition-work", pk=edition.pk)
    context = {
        "edition": edition,
        "form": form,
        "step": step,
        "label": _(edition_moves.MOVES[step]),
        "open_remarks": [one for one in editing.remarks(edition) if one.settled_at is None],
    }
    return render(request, "docs_library/edition_move.html", context, status=status)


def _form(request: HttpRequest, edition: Edition, step: str) -> MoveForm:
    """Return what STEP asks; what publishes also asks about each accepted, open proposal."""
    form = FORMS[step](sent(request), revision=edition.revision, today=timezone.localdate())
    if step in ISSUING:
        hint = _("Accepted proposal: say what this edition does about it.")
        aiming.ask(form, plan.asked_by(edition), hint=hint, edition=edition.pk)
    return form


def _aim(edition: Edition, form: MoveForm, by: User, now: datetime) -> None:
    """Keep what the person says of accepted proposals, where the step asks about any."""
    found = aiming.resolved(form)
    if found is not None:
        resolving.aim(edition=edition, resolved=found, by=by, now=now)


def _submit(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    return reviewing.submit(edition=edition, seen=_seen(form), by=by, now=now)


def _approve(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    comment = form.cleaned_data["comment"]
    return reviewing.approve(edition=edition, seen=_seen(form), by=by, now=now, comment=comment)


def _request_changes(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    comment = form.cleaned_data["comment"]
    return reviewing.request_changes(
        edition=edition, seen=_seen(form), by=by, now=now, comment=comment
    )


def _schedule(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    given = form.cleaned_data
    at = datetime.combine(given["publish_on"], given["publish_time"])
    return issuing.schedule(
        edition=edition,
        seen=_seen(form),
        by=by,
        publish_at=timezone.make_aware(at),
        effective_from=given["effective_from"],
        now=now,
    )


def _unschedule(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    return issuing.unschedule(edition=edition, seen=_seen(form), by=by, now=now)


def _publish(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    day = form.cleaned_data["effective_from"]
    return issuing.publish(edition=edition, seen=_seen(form), by=by, effective_from=day, now=now)


def _publish_urgently(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    given = form.cleaned_data
    return issuing.publish_urgently(
        edition=edition,
        seen=_seen(form),
        by=by,
        urgency=Urgency(given["reason"], given["review_by"]),
        effective_from=given["effective_from"],
        now=now,
    )


def _confirm(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    comment = form.cleaned_data["comment"]
    return reviewing.confirm(edition=edition, by=by, now=now, comment=comment)


def _withdraw(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    given = form.cleaned_data
    return issuing.withdraw(
        edition=edition,
        by=by,
        reason=given["reason"],
        replacement=given["replacement"],
        now=now,
    )


def _discard(edition: Edition, form: MoveForm, by: User, now: datetime) -> Edition:
    reason = form.cleaned_data["reason"]
    return reviewing.discard(edition=edition, seen=_seen(form), by=by, now=now, reason=reason)


def _seen(form: MoveForm) -> int:
    seen: int = form.cleaned_data["revision"]
    return seen


ACTS: dict[str, Act] = {
    "submit": _submit,
    "approve": _approve,
    "request_changes": _request_changes,
    "schedule": _schedule,
    "unschedule": _unschedule,
    "publish": _publish,
    "publish_urgently": _publish_urgently,
    "confirm": _confirm,
    "withdraw": _withdraw,
    "discard": _discard,
}
