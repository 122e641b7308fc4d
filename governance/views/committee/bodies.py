"""Bodies of governance for everybody, and found or changed by the Consortium."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError
from governance import acting
from governance.forms.committee.bodies import BodyForm
from governance.models import GoverningBody
from governance.permissions import may_found_bodies, may_run_body, may_see_sessions
from governance.selectors.committee import listing, seats
from governance.services.committee import bodies
from governance.services.committee.common import Refused

METHODS = ["GET", "HEAD", "POST"]
PAGE = "governance:governing-body"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every body of governance to everybody."""
    user, today = request.user, timezone.localdate()
    may = may_found_bodies(acting.person(request)) if user.is_authenticated else None
    context = {"bodies": listing.bodies(today), "may_found": may}
    return render(request, "governance/committee/bodies.html", context)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a body: institutions and posts to everybody, people to those who have an account."""
    body = get_object_or_404(GoverningBody.objects.select_related("parent"), slug=slug)
    today = timezone.localdate()
    context = {
        "body": body,
        "seats": seats.of_body(body, today),
        "groups": body.groups.filter(ended_on=None).order_by("name"),
        "sessions": body.sessions.order_by("-starts_at")[:20],
        "decisions": body.decisions.listed()[:5],
        "names": request.user.is_authenticated,
    }
    if request.user.is_authenticated:
        user = acting.person(request)
        context["may_run"] = may_run_body(user, body, on=today)
        context["may_found"] = may_found_bodies(user)
        context["sits"] = may_see_sessions(user, body, on=today)
    return render(request, "governance/committee/body.html", context)


@require_http_methods(METHODS)
@login_required
def found(request: HttpRequest) -> HttpResponse:
    """Found a body of governance."""
    require(may_found_bodies(acting.person(request)))
    return _form(request, None)


@require_http_methods(METHODS)
@login_required
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the words and rules of a body."""
    require(may_found_bodies(acting.person(request)))
    return _form(request, get_object_or_404(GoverningBody, slug=slug))


def _form(request: HttpRequest, body: GoverningBody | None) -> HttpResponse:
    form = BodyForm(body, sent(request))
    if form.is_bound and form.is_valid():
        by = acting.person(request)
        try:
            if body is None:
                body = bodies.found(words=form.words, by=by)
            else:
                bodies.change(body=body, words=form.words, by=by)
        except Refused as refused:
            form.add_error(None, refused.message)
        except DomainError as error:
            form.add_error("name", error.message)
        else:
            messages.success(request, _("The body of governance is saved."))
            return redirect(PAGE, body.slug)
    context = {"form": form, "body": body}
    status = 422 if form.is_bound else 200
    return render(request, "governance/committee/body_form.html", context, status=status)
