"""Which other services may say who somebody is, as allauth wants to be told."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

Providers = dict[str, dict[str, list[dict[str, object]]]]


NEEDED = ("VALID_URL", "VALID_CLIENT_ID", "VALID_CLIENT_SECRET")


def providers(url: str, client_id: str, secret: str) -> Providers:
    """Return VÀLid at URL with the client that it registered; none where nothing of it is set.

    Raises ImproperlyConfigured, with what to do, where only a part of it is, or URL is no address.
    """
    given = dict(zip(NEEDED, (url, client_id, secret), strict=True))
    if not any(given.values()):
        return {"valid": {"APPS": []}}
    if lacking := [name for name, value in given.items() if not value]:
        raise ImproperlyConfigured(
            f"VÀLid is set up by half: {' and '.join(lacking)} not set. Set all of"
            f" {', '.join(NEEDED)}, or none."
        )
    there = urlsplit(url)
    if there.scheme not in ("http", "https") or not there.netloc or there.query or there.fragment:
        raise ImproperlyConfigured(
            f"VALID_URL is no address of a service: {url}. Set it to https://valid.aoc.cat, say."
        )
    app: dict[str, object] = {"client_id": client_id, "secret": secret, "settings": {"url": url}}
    return {"valid": {"APPS": [app]}}
