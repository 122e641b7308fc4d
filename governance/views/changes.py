"""State that a body changed: fill in, read what that brings, confirm."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.templatetags.days import in_words
from governance.acting import person
from governance.models import Entity
from governance.permissions import may_change_register
from governance.services.rehearsing import rehearse
from governance.views.change_table import CHANGES, possible


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Show the form of a change; then what it brings; then make it."""
    require(may_change_register(person(request)))
    entity = get_object_or_404(Entity.objects.select_related("parent"), pk=pk)
    if slug not in CHANGES or CHANGES[slug] not in possible(entity):
        raise Http404
    asked, now = CHANGES[slug], timezone.now()
    today = timezone.localdate(now)
    if request.method != "POST":
        return _page(request, entity, slug, asked.form(today=today))
    form = asked.form(request.POST, today=today)
    if not form.is_valid():
        return _page(request, entity, slug, form, status=422)
    facts = {**form.cleaned_data}
    facts.setdefault("on", date(facts.get("year", today.year), 1, 1))

    def act() -> None:
        asked.act(entity, facts, person(request), now)

    try:
        if not facts["confirmed"]:
            rehearse(act)
            return _page(request, entity, slug, form, effects=asked.effects(entity, facts))
        act()
    except NotAllowed:
        raise
    except DomainError as error:
        form.add_error(None, error.message)
        return _page(request, entity, slug, form, status=error.status)
    messages.success(request, _("The change is stated; what was before can still be read here."))
    return redirect("governance:entity-detail", entity.pk)


def _page(
    request: HttpRequest,
    entity: Entity,
    slug: str,
    form: Any,
    *,
    effects: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "entity": entity,
        "change": CHANGES[slug],
        "label": _(CHANGES[slug].label),
        "hint": _(CHANGES[slug].hint),
        "form": form,
        "effects": effects,
        "read": [(field.label, _shown(form, field.name)) for field in form.visible_fields()]
        if effects is not None
        else [],
    }
    return render(request, "governance/change.html", context, status=status)


def _shown(form: Any, name: str) -> str:
    value = form.cleaned_data.get(name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return in_words(value)
    if name == "inhabitants":
        return number_format(value)
    return str(value if value is not None else "—")
