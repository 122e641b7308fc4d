"""The sections that a person sees at the side of each page."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the sections for the person and the body acted for."""
    del request
    return {"navigation": []}
