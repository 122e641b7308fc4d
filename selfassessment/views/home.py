"""What the home page says about self-assessment, by role."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from governance import access, acting
from governance.models import Entity
from governance.rules import roles
from governance.selectors import cases
from selfassessment.selectors import assessments, instruments, overviews
from selfassessment.selectors.steering import standing, view
from selfassessment.selectors.steering.names import Names
from selfassessment.views.desk import Desk


def slot(request: HttpRequest) -> str:
    """Return the heading and the next thing to do for the person and the body acted for."""
    body = acting.acting_for(request)
    if body is None:
        applies = cases.is_applying(acting.person(request))
        return render_to_string("selfassessment/home_nobody.html", {"applies": applies}, request)
    user = acting.person(request)
    held = _roles_at(request, body)
    if any(roles.READ_DASHBOARD in role.rights for role in held if role.reach != roles.OWN):
        return _steering(request)
    if all(role.reach != roles.OWN for role in held):
        return render_to_string("selfassessment/home_method.html", request=request)
    current = assessments.of_entity(body).first()
    if current is None:
        return render_to_string("selfassessment/home_waiting.html", {"body": body}, request=request)
    desk = Desk(
        assessment=current,
        instrument=instruments.of_assessment(current),
        user=user,
        rights=access.rights_over(user, body),
        today=timezone.localdate(),
    )
    overview = overviews.of(current, desk.instrument)
    context = {
        "body": body,
        "desk": desk,
        "assessment": current,
        "overview": overview,
        "charts": overviews.charts(current, overview)[:1],
    }
    return render_to_string("selfassessment/home_body.html", context, request=request)


def _roles_at(request: HttpRequest, body: Entity) -> list[roles.Role]:
    """Return the roles that the person has at BODY."""
    held = [row for row in acting.memberships(request) if row.entity_id == body.pk]
    return [roles.ROLES[row.role] for row in held]


def _steering(request: HttpRequest) -> str:
    campaign = assessments.newest_campaign()
    if campaign is None:
        return render_to_string("selfassessment/home_quiet.html", request=request)
    looked_at = view.of(acting.person(request), Names(campaign), view.Filters())
    context = {"campaign": campaign, "coverage": standing.coverage(looked_at)}
    return render_to_string("selfassessment/home_steering.html", context, request=request)
