"""Which other services may say who somebody is, as allauth wants to be told."""

Providers = dict[str, dict[str, list[dict[str, object]]]]


def providers(url: str, client_id: str, secret: str) -> Providers:
    """Return VÀLid at URL with the client that it registered; none without all three."""
    if not (url and client_id and secret):
        return {"valid": {"APPS": []}}
    app: dict[str, object] = {"client_id": client_id, "secret": secret, "settings": {"url": url}}
    return {"valid": {"APPS": [app]}}
