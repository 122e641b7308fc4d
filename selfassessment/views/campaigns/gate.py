"""What every page of a campaign opens first: the campaign, and whether the person may."""

from django.http import Http404, HttpRequest

from eset_portal.common.http import require
from governance import access, acting
from governance.models import User
from governance.rules import roles
from selfassessment import permissions
from selfassessment.models import Campaign


def seen(request: HttpRequest, slug: str) -> Campaign:
    """Return the campaign SLUG for somebody who may follow it.

    What is being prepared is there for those who see every body only.
    """
    user = acting.person(request)
    require(permissions.may_see_campaigns(user))
    campaign = _campaign(slug)
    if campaign.is_prepared and not sees_all(user):
        raise Http404
    return campaign


def managed(request: HttpRequest, slug: str) -> Campaign:
    """Return the campaign SLUG for somebody who may change it."""
    require(permissions.may_manage_campaigns(acting.person(request)))
    return _campaign(slug)


def sees_all(user: User) -> bool:
    """Say whether USER follows the campaigns of every body."""
    return access.may_for_all(user, roles.READ_DASHBOARD)


def _campaign(slug: str) -> Campaign:
    rows = Campaign.objects.select_related("version").defer("version__content")
    campaign = rows.filter(slug=slug).first()
    if campaign is None:
        raise Http404
    return campaign
