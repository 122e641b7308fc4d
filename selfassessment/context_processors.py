"""The sections that a person sees at the side of each page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import acting
from governance.rules import roles

METHOD = {roles.WRITE_METHOD, roles.APPROVE_METHOD}


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the navigation; COUNT is what waits there."""

    label: str
    url: str
    current: bool
    count: int | None = None


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the sections for the person, by the rights of their roles."""
    user = getattr(request, "user", None)  # an error may come before anybody is known
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    held = [roles.ROLES[code] for code in acting.roles_of(request)]
    rights = frozenset[str]().union(*(role.rights for role in held))
    answers = any(role.reach == roles.OWN for role in held)
    known = [
        (_("Home"), "home", True),
        (_("Self-assessment"), "selfassessment:assessment-list", answers),
        (_("Dashboard"), "selfassessment:dashboard-newest", roles.READ_DASHBOARD in rights),
        (_("Library"), "docs_library:document-list", True),
        (_("Editing"), "docs_library:editing-board", bool(METHOD & rights)),
        (_("Bodies"), "governance:entity-list", roles.VIEW in rights),
        (_("Audit trail"), "governance:trail", roles.READ_TRAIL in rights),
    ]
    lines = [(label, reverse(name)) for label, name, is_shown in known if is_shown]
    here = max((url for _label, url in lines if _leads_to(url, request.path)), key=len, default="")
    return {"navigation": [Section(label, url, url == here) for label, url in lines]}


def _leads_to(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
