"""What the home page says about joining: to those who apply, and to those who decide."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from governance import access, acting
from governance.rules import roles
from governance.rules.adhesion_words import STANDINGS
from governance.selectors import adhesion_queue, cases


def slot(request: HttpRequest) -> str:
    """Return one's open applications, the way to join for people without a role, the queue."""
    user = acting.person(request)
    mine = cases.of_person(user).exclude(state__in=cases.SETTLED)[:5]
    held = {right for code in acting.roles_of(request) for right in roles.ROLES[code].rights}
    decides = roles.DECIDE_ADHESION in held and access.may_for_all(user, roles.DECIDE_ADHESION)
    context = {
        "cases": [(case, STANDINGS[case.state]) for case in mine],
        "may_join": not held and not mine,
        "decides": decides,
        "waiting": adhesion_queue.waiting(adhesion_queue.visible(user)) if decides else 0,
    }
    return render_to_string("governance/adhesion/home_slot.html", context, request=request)
