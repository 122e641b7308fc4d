"""Move an application on: one address for each move of the table."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import permissions
from governance.acting import person
from governance.forms.adhesion_moves import Accept, AskPapers, MoveForm, form_of
from governance.models import Application
from governance.rules import adhesion_states as at
from governance.selectors import cases
from governance.services.adhesion import agreements, deciding, moving
from governance.services.adhesion.moving import Act
from governance.views.adhesion import page


@require_POST
@login_required
def move(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Make the move CODE on an application; say what stands against it beside the form."""
    if code not in at.MOVES or code == at.SUBMIT:
        raise Http404
    case = page.load(request, pk)
    reason = at.who_refuses(at.MOVES[code], permissions.parts_in(person(request), case))
    if reason:
        raise NotAllowed(_(reason))
    form = form_of(code, case, timezone.localdate(), request.POST)
    if not form.is_valid():
        return page.show(request, case, bound={code: form}, status=422)
    seen, comment = form.cleaned_data["seen"], form.cleaned_data["comment"]
    act = Act(by=person(request), seen=seen, now=timezone.now(), comment=comment)
    try:
        _make(case, form, act)
    except NotAllowed:
        raise
    except DomainError as error:
        now = cases.all_cases().get(pk=case.pk)
        overtaken = now.step != seen
        bound = {} if overtaken else {code: form}
        return page.show(request, now, bound=bound, refusal=error.message, status=error.status)
    messages.success(request, _("Done: “%(move)s”.") % {"move": _(at.MOVES[code].label)})
    return redirect("governance:adhesion-case", pk=case.pk)


def _make(case: Application, form: MoveForm, act: Act) -> None:
    """Ask the service that makes the move of FORM."""
    if isinstance(form, AskPapers):
        deciding.ask_papers(case=case, titles=form.cleaned_data["titles"], act=act)
    elif isinstance(form, Accept):
        terms = {name: form.cleaned_data[name] for name in ("supporter", "starts_on", "sign_by")}
        deciding.accept(case=case, terms=deciding.Terms(**terms), act=act)
    elif form.code == at.SEND_AGREEMENT:
        agreements.send(case=case, act=act)
    elif form.code == at.COUNTERSIGN:
        agreements.countersign(case=case, act=act)
    else:
        moving.move(case=case, code=form.code, act=act)
