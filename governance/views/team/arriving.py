"""The page behind the link of an invitation's letter."""

from datetime import datetime

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import sent
from governance import acting
from governance.forms.teams import JoinForm
from governance.models import Invitation
from governance.rules import invitations
from governance.services import arrivals

PAGE = "governance/team/invitation.html"
KEY = "invitation"


@never_cache
@require_safe
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """Take the TOKEN out of the address, where logs and neighbours see it, and go on."""
    found, now = arrivals.find(token), timezone.now()
    if found is None or found.state(now) != invitations.PENDING:
        return _gone(request, found, now)
    request.session[KEY] = token
    return redirect("governance:invitation")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Say what the invitation is for and take it, or say why it cannot be taken."""
    now, token = timezone.now(), str(request.session.get(KEY, ""))
    found = arrivals.find(token)
    if found is None or found.state(now) != invitations.PENDING:
        request.session.pop(KEY, None)
        return _gone(request, found, now)
    if request.user.is_authenticated:
        return _as_somebody(request, found, token, now)
    account = arrivals.account_of(found.email)
    if account is None:
        return _as_newcomer(request, found, token, now)
    if request.method == "POST":
        return redirect(f"{reverse('account_login')}?next={request.path}")
    case = "sign_in" if account.is_active else "closed"
    return render(request, PAGE, {"invitation": found, "case": case})


def _gone(request: HttpRequest, found: Invitation | None, now: datetime) -> HttpResponse:
    """Say why nothing can be accepted, and what to do."""
    if found is None:
        reason = _("This link does not lead to any invitation. Open it again from the letter.")
    else:
        reason = _(invitations.CLOSED[found.state(now)])
    status = 410 if found else 404
    return render(
        request, "governance/team/invitation_gone.html", {"reason": reason}, status=status
    )


def _as_somebody(
    request: HttpRequest, found: Invitation, token: str, now: datetime
) -> HttpResponse:
    """Offer the invitation to who is signed in, if it is for them."""
    user = acting.person(request)
    if not arrivals.is_for(user, found):
        context = {"invitation": found, "address": invitations.masked(found.email)}
        return render(request, "governance/team/invitation_other.html", context, status=403)
    if request.method != "POST":
        return render(request, PAGE, {"invitation": found, "case": "accept"})
    arrivals.accept(token=token, by=user, now=now)
    acting.act_for(request, found.entity)
    _welcome(request, found)
    return redirect("home")


def _as_newcomer(
    request: HttpRequest, found: Invitation, token: str, now: datetime
) -> HttpResponse:
    """Ask a newcomer for name and password; make the account and sign them in."""
    form = JoinForm(sent(request), email=found.email)
    if not form.is_valid():
        context = {"invitation": found, "case": "join", "form": form}
        return render(request, PAGE, context, status=422 if form.errors else 200)
    given = form.cleaned_data
    user = arrivals.join(
        token=token, full_name=given["full_name"], password=given["password"], now=now
    )
    _welcome(request, found)
    login = Login(user=user, email=user.email, redirect_url=reverse("home"))
    answer: HttpResponse = perform_password_login(request, {"email": user.email}, login)
    return answer


def _welcome(request: HttpRequest, found: Invitation) -> None:
    request.session.pop(KEY, None)
    facts = {"body": found.entity.name, "role": found.role_label}
    messages.success(request, _("Welcome to %(body)s: your role is “%(role)s”.") % facts)
