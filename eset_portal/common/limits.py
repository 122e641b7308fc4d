"""How often one address may fail: counted in the cache, forgotten by itself."""

from hashlib import sha256

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError


class TooMany(DomainError):
    """Somebody failed too often at the same thing."""

    status = 429


def refuse_after(request: HttpRequest, what: str, *, most: int) -> None:
    """Raise TooMany when the address of REQUEST failed at WHAT more than MOST times lately."""
    if cache.get(_key(request, what), 0) >= most:
        raise TooMany(_("Too many wrong tries from this address: wait a quarter of an hour."))


def note_failure(request: HttpRequest, what: str, *, seconds: int) -> None:
    """Count one failure at WHAT; all are forgotten SECONDS after the last."""
    key = _key(request, what)
    # Not `incr`: in the database it would keep the sum for as long as it thinks best.
    cache.set(key, cache.get(key, 0) + 1, seconds)


def _key(request: HttpRequest, what: str) -> str:
    """Return where failures are counted; the address itself is not kept."""
    address = str(get_client_ip_address(request) or "")
    return f"failed:{what}:{sha256(address.encode()).hexdigest()[:32]}"
