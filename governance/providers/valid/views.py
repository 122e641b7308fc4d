"""Go to VÀLid and come back: the steps of its OAuth 2.0."""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2Adapter,
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.http import Http404, HttpRequest, HttpResponse

PROVIDER = "valid"
LONGEST_IDENTIFIER = 64


class ValidAdapter(OAuth2Adapter):
    """Speaks VÀLid's kind of OAuth 2.0: the token goes into the address, errors say `ko`."""

    provider_id = PROVIDER
    login_cancelled_error = "SESSION_CANCEL"

    @property
    def authorize_url(self) -> str:
        """Where people identify themselves."""
        return f"{self._base}/o/oauth2/auth"

    @property
    def access_token_url(self) -> str:
        """Where a code is changed for a token."""
        return f"{self._base}/o/oauth2/token"

    @property
    def _base(self) -> str:
        return str(self.get_provider().app.settings["url"])

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **facts: Any
    ) -> SocialLogin:
        """Ask VÀLid who holds TOKEN; raise ProviderException when the answer makes no sense."""
        del app, facts
        url = f"{self._base}/serveis-rest/getUserInfo"
        with get_adapter().get_requests_session() as session:
            answer = session.request("GET", url, params={"AccessToken": token.token})
        answer.raise_for_status()
        person = answer.json()
        if not isinstance(person, dict) or person.get("status") != "ok":
            raise ProviderException("VÀLid does not say who this is")
        identifier = person.get("identifier")
        if not isinstance(identifier, str) or not 0 < len(identifier) <= LONGEST_IDENTIFIER:
            raise ProviderException("VÀLid gives no identifier")
        return self.get_provider().sociallogin_from_response(request, person)


_login = OAuth2LoginView.adapter_view(ValidAdapter)
_callback = OAuth2CallbackView.adapter_view(ValidAdapter)


def oauth2_login(request: HttpRequest) -> HttpResponse:
    """Lead to VÀLid; 404 while it is not configured."""
    _refuse_unconfigured(request)
    answer: HttpResponse = _login(request)
    return answer


def oauth2_callback(request: HttpRequest) -> HttpResponse:
    """Take in who comes back from VÀLid; 404 while it is not configured."""
    _refuse_unconfigured(request)
    answer: HttpResponse = _callback(request)
    return answer


def _refuse_unconfigured(request: HttpRequest) -> None:
    if not get_adapter().list_apps(request, provider=PROVIDER):
        raise Http404
