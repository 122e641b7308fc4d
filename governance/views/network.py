"""The network: who takes part, whom to ask, and which bodies are like one's own."""

from itertools import groupby
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import HtmxRequest, fragment, require
from governance import acting
from governance.forms.network import ContactForm, MemberFilter
from governance.models import Entity, PublicContact
from governance.permissions import may_choose_contact, may_read_register
from governance.rules import likeness
from governance.selectors import network
from governance.services import contacts
from governance.views.network_words import members

PAGE = 30
LIST = "governance/network.html"


@require_safe
@login_required
def directory(request: HttpRequest) -> HttpResponse:
    """Show the bodies that take part, as the reader looks for them."""
    require(may_read_register(acting.memberships(request)))
    asked = MemberFilter(request.GET, network.members(timezone.localdate()))
    page = Paginator(asked.qs, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": asked.form,
        "page_obj": page,
        "members": members(page),
        "filtered": any(v for name, v in asked.form.cleaned_data.items() if name != "sort"),
    }
    restores = cast("HtmxRequest", request).htmx.history_restore_request
    response = render(request, LIST if restores else fragment(request, LIST, "results"), context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@login_required
def alike(request: HttpRequest) -> HttpResponse:
    """Show the bodies most like the one that the reader acts for, from next door outwards."""
    require(may_read_register(acting.memberships(request)))
    entity = acting.acting_for(request)
    found = network.like(entity, timezone.localdate()) if entity else []
    groups = [
        (_(likeness.STEPS[rank].label), members(bodies))
        for rank, bodies in groupby(found, key=lambda body: cast("int", vars(body)["likeness"]))
    ]
    return render(request, "governance/network_alike.html", {"entity": entity, "groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the body choose whom the others may ask."""
    entity = get_object_or_404(Entity, pk=pk)
    require(may_read_register(acting.memberships(request)))
    require(may_choose_contact(acting.person(request), entity))
    known = PublicContact.objects.filter(entity=entity).first()
    initial = {n: getattr(known, n) for n in ("name", "post", "email", "about")} if known else {}
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, initial=initial, use_required_attribute=False)
    if form.is_bound and form.is_valid():
        by = acting.person(request)
        contacts.publish(entity=entity, line=form.line, by=by, now=timezone.now())
        messages.success(request, _("The members of the network see this contact now."))
        return redirect("governance:entity-detail", entity.pk)
    context = {"entity": entity, "form": form, "known": known}
    status = 422 if form.is_bound else 200
    return render(request, "governance/contact.html", context, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the contact of the body away."""
    entity = get_object_or_404(Entity, pk=pk)
    contacts.withdraw(entity=entity, by=acting.person(request))
    messages.success(request, _("Nobody is named any more."))
    return redirect("governance:entity-detail", entity.pk)
