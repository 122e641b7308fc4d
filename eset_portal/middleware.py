"""What happens around every page: errors in plain words, private pages, a second factor."""

from collections.abc import Callable
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from eset_portal.common.http import HtmxRequest
from eset_portal.common.rules.errors import DomainError, NotAllowed

Next = Callable[[HttpRequest], HttpResponse]


class _Middleware:
    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response


class ChosenLanguage(_Middleware):
    """Speak Catalan unless another language was chosen in the header.

    What the browser prefers does not count: a Catalan administration opens in Catalan.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Use the language of the cookie, if it is one of ours."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PrivatePages(_Middleware):
    """Keep what a signed-in person sees out of every cache."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer as not to be stored when somebody is signed in."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response


class SecondFactor(_Middleware):
    """Send people without a second factor to set one up, except in a demonstration."""

    OPEN = (
        "/compte/",
        "/idioma/",
        "/livez",
        "/readyz",
        "/ajuda/",
        "/privacitat/",
        "/accessibilitat/",
    )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or lead to the page that sets up the second factor."""
        if (
            settings.PORTAL_DEMO
            or not request.user.is_authenticated
            or request.path.startswith(self.OPEN)
            or is_mfa_enabled(request.user)
        ):
            return self.get_response(request)
        messages.info(request, _("Set up a second factor first: your work depends on it."))
        if _from_htmx(request):
            return HttpResponseClientRedirect(resolve_url("mfa_index"))
        return redirect("mfa_index")


class DomainErrors(_Middleware):
    """Answer what the rules refuse with a page that says why and what to do."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; process_exception does the work."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a DomainError into its page, or its notice for htmx; leave all else to Django."""
        if not isinstance(error, DomainError):
            return None
        if _from_htmx(request):
            template = "components/_refused.html"
        elif isinstance(error, NotAllowed):
            template = "errors/403.html"
        else:
            template = "errors/refused.html"
        return render(request, template, {"reason": error.message}, status=error.status)


def _from_htmx(request: HttpRequest) -> bool:
    return bool(cast("HtmxRequest", request).htmx)
