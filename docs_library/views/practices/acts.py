"""What people do on the page of a shared practice."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from docs_library import permissions
from docs_library.forms.practices.acting import PracticeStepForm
from docs_library.models import Practice
from docs_library.rules.practices import states
from docs_library.rules.practices.moves import MOVES
from docs_library.services.practices import asking, following, moving, starting, using
from docs_library.services.practices.asking import Said
from docs_library.services.practices.moving import Act
from docs_library.views.editing import document
from docs_library.views.practices import shared
from eset_portal.common.http import sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting
from governance.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    practice, person = shared.seen_by(request, pk), acting.person(request)
    _check(practice, code, person)
    if request.method != "POST" and not states.LIFE.allows(practice.state, code):
        return redirect("docs_library:practice", pk=pk)
    form = PracticeStepForm(sent(request), code=code, seen=practice.step)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            act = Act(person, given["seen"], timezone.now(), given["comment"])
            try:
                moving.move(practice=practice, code=code, act=act)
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Done. Whoever it concerns is told."))
                return redirect("docs_library:practice", pk=pk)
    context = {"practice": practice, "form": form, "code": code, "label": _(MOVES[code].label)}
    return render(request, "docs_library/practices/move.html", context, status=status)


@require_POST
@login_required
def use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the body that the person acts for uses it too, or take it back."""
    practice, person = shared.seen_by(request, pk), acting.person(request)
    body = acting.acting_for(request)
    if "leave" in request.POST:
        using.leave(practice=practice, entity=body, by=person)
        messages.success(request, _("Your body is not counted any more."))
    else:
        said, now = shared.written(request, "context"), timezone.now()
        using.use(practice=practice, entity=body, context=said, by=person, now=now)
        messages.success(request, _("Your body counts among those that use it."))
    return redirect("docs_library:practice", pk=pk)


@require_POST
@login_required
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a question."""
    asking.ask(practice=shared.seen_by(request, pk), said=_said(request))
    messages.success(request, _("Your question is kept. The body that shares it is told."))
    return redirect("docs_library:practice", pk=pk)


@require_POST
@login_required
def answer(request: HttpRequest, pk: UUID, question: UUID) -> HttpResponse:
    """Keep an answer."""
    practice = shared.seen_by(request, pk)
    asking.answer(practice=practice, question=question, said=_said(request))
    messages.success(request, _("Your answer is kept. Whoever follows it is told."))
    return redirect("docs_library:practice", pk=pk)


@require_POST
@login_required
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hear of each step of a practice, or no more."""
    following.set_following(
        practice=shared.seen_by(request, pk),
        user=acting.person(request),
        wanted="leave" not in request.POST,
        now=timezone.now(),
    )
    return redirect("docs_library:practice", pk=pk)


@require_POST
@login_required
def start(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Make the own copy of a document that the body acted for has, from the practice."""
    practice, person = shared.seen_by(request, pk), acting.person(request)
    body = acting.acting_for(request)
    if body is None:
        raise NotAllowed(permissions.may_share(person, None).reason)
    row = starting.start(
        practice=practice, document=document(code), entity=body, by=person, now=timezone.now()
    )
    told = _(
        "%(body)s has its own copy of %(code)s, begun from this practice. It is a draft: read it"
        " and change what is different with you."
    )
    messages.success(request, told % {"body": body.name, "code": row.document.code})
    return redirect("docs_library:copy-text", pk=row.pk)


def _said(request: HttpRequest) -> Said:
    return Said(
        text=shared.written(request, "text"),
        by=acting.person(request),
        entity=acting.acting_for(request),
        now=timezone.now(),
    )


def _check(practice: Practice, code: str, person: User) -> None:
    """Raise 404 for what is no step that people take, and NotAllowed when it is another's."""
    if code not in states.BY_HAND:
        raise Http404
    parts = permissions.parts_in_practice(person, practice)
    if reason := states.who_refuses(MOVES[code], parts):
        raise NotAllowed(_(reason))
