"""What the team puts on the home page: an invitation to go on with, a review that is due."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from governance import acting
from governance.permissions import may_review_team
from governance.selectors import accesses
from governance.views.team.arriving import KEY


def slot(request: HttpRequest) -> str:
    """Return a card for the body acted for, when there is something to do; "" otherwise."""
    body, user, today = acting.acting_for(request), acting.person(request), timezone.localdate()
    context: dict[str, object] = {"invited": KEY in request.session, "body": body}
    if body is not None and may_review_team(user, body, on=today):
        context["review"] = accesses.review(body, today)
    if not context["invited"] and "review" not in context:
        return ""
    return render_to_string("governance/team/home_slot.html", context, request=request)
