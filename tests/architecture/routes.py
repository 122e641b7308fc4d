"""Every route of the portal, by walking its address book."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def names() -> list[str]:
    """Return each route's name with its namespace, or its path when it has no name."""
    return sorted(set(_walk(get_resolver().url_patterns, "", "")))


def _walk(patterns: list[URLPattern | URLResolver], path: str, namespace: str) -> Iterator[str]:
    for pattern in patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield f"{namespace}{pattern.name}" if pattern.name else here
