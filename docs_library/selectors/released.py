"""Find releases of the methodology and what they hold."""

from django.db.models import QuerySet

from docs_library.models import Document, Edition, Release, ReleaseEdition


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


def parts(document: Document) -> "list[ReleaseEdition]":
    """Return in which releases the editions of DOCUMENT are, the newest first."""
    rows = ReleaseEdition.objects.filter(edition__document=document).select_related("release")
    return list(rows.order_by("-release__on", "-release__published_at"))
