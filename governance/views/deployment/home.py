"""What the home page says about deployment."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from governance import access, acting
from governance.rules import roles
from governance.selectors.deployment import board, plans
from governance.views.deployment.board import is_at_home, steered


def slot(request: HttpRequest) -> str:
    """Return the next task of the body, or how many bodies are late; "" when there is nothing."""
    body = acting.acting_for(request)
    user, today = acting.person(request), timezone.localdate()
    if body is not None and is_at_home(request, body):
        plan = plans.running(body)
        if plan is None or plan.is_finished:
            return ""
        context = {"body": body, "plan": plan, "overview": plans.overview(plan, today)}
        return render_to_string("governance/deployment/home_body.html", context, request=request)
    if not access.may_somewhere(user, roles.READ_DASHBOARD):
        return ""
    tiles = board.tiles(steered(user), today)
    context = {"late": tiles[0], "tiles": [tile for tile in tiles[1:-1] if tile.number]}
    if not context["tiles"]:
        return ""
    return render_to_string("governance/deployment/home_steering.html", context, request=request)
