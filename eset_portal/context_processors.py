"""What every page knows of the portal itself."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    """Give the portal's name, version, whether it is a demonstration and knows VÀLid."""
    del request
    return {
        "portal_name": settings.PORTAL_NAME,
        "version": settings.PORTAL_VERSION,
        "demo": settings.PORTAL_DEMO,
        "identities": bool(settings.SOCIALACCOUNT_PROVIDERS["valid"]["APPS"]),
    }
