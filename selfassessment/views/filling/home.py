"""What the home page says of the work shared out and of conversations."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from governance import acting
from governance.rules import roles
from selfassessment.selectors.filling import delegations, threads

TALKING = {roles.ANSWER, roles.CONTROL}


def slot(request: HttpRequest) -> str:
    """Return what the person has in hand, the late first, and who said something; else nothing."""
    held = [roles.ROLES[code] for code in acting.roles_of(request)]
    if not any(role.rights & TALKING for role in held):
        return ""
    user = acting.person(request)
    context = {
        "duties": delegations.in_hand(user, timezone.localdate()),
        "threads": threads.waiting_for(user),
    }
    if not any(context.values()):
        return ""
    return render_to_string("selfassessment/filling/home.html", context, request=request)
