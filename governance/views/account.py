"""Somebody has tried too often: a page that says when one may try again."""

from datetime import datetime
from typing import Any

from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.services import people


def locked(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Refuse the sign-in, say until when, and record the lock at the try that caused it.

    The answer is the same whether or not an account with that address exists.
    """
    del response
    now = timezone.now()
    address = get_client_username(request, credentials)
    if getattr(request, "axes_failures_since_start", None):
        people.record_lock(address or "")
    until = _until(request, address, now)
    answer = render(request, "account/locked.html", {"until": until}, status=429)
    answer["Retry-After"] = str(max(1, int((until - now).total_seconds())))
    return answer


def _until(request: HttpRequest, address: str | None, now: datetime) -> datetime:
    """Return when the last try that counted is forgotten."""
    ip_address = getattr(request, "axes_ip_address", None)
    tries = AccessAttempt.objects.filter(username=address, ip_address=ip_address)
    last: datetime = tries.aggregate(last=Max("attempt_time"))["last"] or now
    pause = get_cool_off(request)
    return last + pause if pause else last
