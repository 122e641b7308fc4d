"""The kinds of bodies: what each owes when it joins and which way it goes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require
from governance import acting
from governance.permissions import may_read_register
from governance.rules import joining
from governance.rules.entity_kinds import KINDS, EntityKind
from governance.rules.joining import Step
from governance.rules.papers import Paper
from governance.selectors import entities

Slot = Callable[[HttpRequest], str]


class Shown(NamedTuple):
    """A kind of body in words."""

    code: str
    label: str
    number: int
    papers: list[str]
    depends: str
    way: list[bool]


WAY = (joining.TAKEN_ALONG, *joining.SUPPORTING)


@require_safe
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Show every kind with its papers, its steps, and what the other apps know of kinds."""
    require(may_read_register(acting.memberships(request)))
    counts = entities.count_by_kind()
    slots: list[Slot] = [import_string(name) for name in settings.KIND_SLOTS]
    context = {
        "kinds": [_shown(kind, counts.get(kind.code, 0)) for kind in KINDS.values()],
        "papers": _explained(kind.papers for kind in KINDS.values()),
        "steps": _explained([WAY]),
        "slots": [slot(request) for slot in slots],
    }
    return render(request, "governance/entity_kinds.html", context)


def _shown(kind: EntityKind, number: int) -> Shown:
    depends = _("on nobody")
    if kind.along:
        depends = _("on another body, which may take it along")
    elif kind.has_parent:
        depends = _("on another body")
    return Shown(
        code=kind.code,
        label=_(kind.plural),
        number=number,
        papers=[_(row.label) for row in kind.papers],
        depends=depends,
        way=[step in kind.steps or (kind.along and step is joining.TAKEN_ALONG) for step in WAY],
    )


def _explained(groups: "Iterable[Iterable[Paper | Step]]") -> list[tuple[str, str]]:
    """Return each once, as its name and what it means, in the order in which they come."""
    rows = {row.code: row for group in groups for row in group}
    return [(_(row.label), _(row.hint)) for row in rows.values()]
