"""VÀLid as allauth sees it: it keeps as little of a person as can be."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.utils.crypto import salted_hmac

from governance.providers.valid.views import PROVIDER, ValidAdapter

SALT = "governance.providers.valid"
KEPT = ("method", "assuranceLevel")
LONGEST_ADDRESS = 254


class ValidAccount(ProviderAccount):
    """A person as VÀLid knows them; there is no page or picture of them."""


class ValidProvider(OAuth2Provider):
    """Signs in by VÀLid. Identity numbers are kept as a keyed hash, names and phones not at all."""

    id = PROVIDER
    name = "VÀLid"
    account_class = ValidAccount
    oauth2_adapter_class = ValidAdapter

    def get_default_scope(self) -> list[str]:
        """Return the one scope there is."""
        return ["autenticacio_usuari"]

    def get_auth_params(self) -> dict[str, str]:
        """Return what the guide asks for besides."""
        return {"access_type": "online", "approval_prompt": "auto"}

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        """Return the keyed hash of country and identity number."""
        country = str(data.get("countryCode") or "ES").upper()
        number = str(data["identifier"]).strip().upper()
        return salted_hmac(SALT, f"{country}:{number}", algorithm="sha256").hexdigest()

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Return by which means and how surely the person was identified."""
        return {name: str(data.get(name) or "")[:40] for name in KEPT}

    def extract_common_fields(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Return the address, by which an account is found the first time."""
        return {"email": str(data.get("email") or "")[:LONGEST_ADDRESS].strip().lower()}


provider_classes = [ValidProvider]
