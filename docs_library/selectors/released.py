"""Find releases of the methodology and what they hold."""

from django.db.models import QuerySet

from docs_library.models import Edition, Release


def releases() -> "QuerySet[Release]":
    """Return all releases, the newest first."""
    return Release.objects.order_by("-on", "-published_at")


def release(name: str) -> Release | None:
    """Return the release called NAME; None when there is none."""
    return Release.objects.filter(name=name).first()


def editions(one: Release) -> "QuerySet[Edition]":
    """Return the editions that ONE holds, by code of their documents."""
    found = Edition.objects.filter(releases__release=one).select_related("document")
    return found.order_by("document__code")
