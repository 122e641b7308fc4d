"""The sections that a person sees at the side of each page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import acting
from governance.rules import roles
from governance.rules.memberships import LEADING

METHOD = {roles.WRITE_METHOD, roles.APPROVE_METHOD}
REPORTING = {roles.REQUEST_REPORT, roles.READ_DASHBOARD}
CONTROLLING = {roles.CONTROL, roles.MANAGE_CAMPAIGNS}


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
        (_("Improvement"), "selfassessment:improvement", answers or roles.READ_DASHBOARD in rights),
        (_("Control"), "selfassessment:control-queue", bool(rights & CONTROLLING)),
        (_("Campaigns"), "selfassessment:campaign-list", roles.READ_DASHBOARD in rights),
        (_("Deployment"), "governance:deployment", answers or roles.READ_DASHBOARD in rights),
        (_("Dashboard"), "selfassessment:dashboard-newest", roles.READ_DASHBOARD in rights),
        (_("Reports"), "selfassessment:batch-list", rights >= REPORTING),
        (_("Aggregate reports"), "selfassessment:aggregate-list", _sees_groups(rights, held)),
        (_("Library"), "docs_library:document-list", True),
        (_("Proposals"), "docs_library:proposal-list", True),
        (_("Shared practice"), "docs_library:practice-list", True),
        (_("Notices"), "docs_library:notice-list", True),
        (_("My application"), "governance:adhesion-start", not held),
        (_("Adhesions"), "governance:adhesion-queue", roles.READ_DASHBOARD in rights),
        (_("Editing"), "docs_library:editing-board", bool(METHOD & rights)),
        (_("Questionnaires"), "selfassessment:questionnaire-list", bool(METHOD & rights)),
        (_("Bodies"), "governance:entity-list", roles.VIEW in rights),
        (_("Network"), "governance:network", roles.VIEW in rights),
        (_("Governance"), "governance:governing-bodies", roles.VIEW in rights),
        (_("Team"), "governance:team-index", _sees_teams(rights, held)),
        (_("Support"), "governance:support-index", _sees_support(rights, held)),
        (_("Audit trail"), "governance:trail", roles.READ_TRAIL in rights),
    ]
    lines = [(label, reverse(name)) for label, name, is_shown in known if is_shown]
    here = max((url for _label, url in lines if _leads_to(url, request.path)), key=len, default="")
    return {"navigation": [Section(label, url, url == here) for label, url in lines]}


def _sees_teams(rights: frozenset[str], held: list[roles.Role]) -> bool:
    """Say whether somebody with these RIGHTS and roles HELD leads a team or looks after all."""
    leads = any(role.code in LEADING for role in held)
    return leads or roles.MANAGE_TEAM in rights or roles.READ_TRAIL in rights


def _sees_support(rights: frozenset[str], held: list[roles.Role]) -> bool:
    """Say whether somebody with these RIGHTS and roles HELD cares for who accompanies whom."""
    return roles.MANAGE_SUPPORT in rights or any(role.code == "supporter_admin" for role in held)


def _sees_groups(rights: frozenset[str], held: list[roles.Role]) -> bool:
    """Say whether somebody with these RIGHTS and roles HELD may read of groups of bodies."""
    return roles.READ_DASHBOARD in rights or any(role.reach == roles.ALL for role in held)


def _leads_to(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
