"""The sections that a person sees at the side of each page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import acting
from governance.rules import roles


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the navigation; COUNT is what waits there."""

    label: str
    url: str
    current: bool
    count: int | None = None


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the sections for the person, by the rights of their roles."""
    if not request.user.is_authenticated:
        return {"navigation": []}
    held = frozenset[str]().union(*(roles.ROLES[code].rights for code in acting.roles_of(request)))
    known = [
        (_("Home"), reverse("home"), True),
        (
            _("Self-assessment"),
            reverse("selfassessment:assessment-list"),
            bool({roles.ANSWER, roles.READ_RESULTS} & held),
        ),
        (_("Dashboard"), reverse("selfassessment:dashboard-newest"), roles.READ_DASHBOARD in held),
        (_("Library"), reverse("docs_library:document-list"), True),
        (_("Bodies"), reverse("governance:entity-list"), roles.VIEW in held),
        (_("Audit trail"), reverse("governance:trail"), roles.READ_TRAIL in held),
    ]
    return {
        "navigation": [
            Section(label, url, _is_current(request.path, url))
            for label, url, is_shown in known
            if is_shown
        ]
    }


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
