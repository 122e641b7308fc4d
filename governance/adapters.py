"""How allauth behaves here: who may open an account, and the line that each change leaves."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as allauth_context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import NotAllowed
from governance import audit
from governance.models import User
from governance.services import arrivals, letters

log = logging.getLogger(__name__)

# allauth tells of each change of an account by a notice; these are the lines we write for them.
NOTICES = {
    "account/email/email_changed": "account.email_changed",
    "account/email/email_deleted": "account.email_removed",
    "mfa/email/totp_activated": "account.codes_activated",
    "mfa/email/totp_deactivated": "account.codes_deactivated",
    "mfa/email/recovery_codes_generated": "account.recovery_codes_made",
    "mfa/email/webauthn_added": "account.passkey_added",
    "mfa/email/webauthn_removed": "account.passkey_removed",
    "socialaccount/email/account_connected": "account.identity_linked",
    "socialaccount/email/account_disconnected": "account.identity_unlinked",
}

SURE_ENOUGH = frozenset({"substantial", "high"})
"""Levels of assurance (eIDAS) by which one may sign in; "low" is a password by another name."""


class AccountAdapter(DefaultAccountAdapter):
    """An account is opened to apply for a body, or by invitation; what happens to it is recorded.

    Whoever opens one has no role: they may file and follow their own application, no more.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say whether REQUEST is for the page that opens an account to apply."""
        return request.path == reverse("account_signup")

    def save_user(self, request: HttpRequest, user: User, form: Any, **facts: Any) -> User:
        """Keep the new USER and record it, both or neither."""
        with transaction.atomic():
            made: User = super().save_user(request, user, form, **facts)
            audit.record(made, "account.opened", made)
        return made

    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        """Let USER in and record by which means."""
        response: HttpResponse = super().post_login(request, user, **facts)
        records = get_authentication_records(request, user)
        means = sorted({str(row.get("type") or row["method"]) for row in records})
        audit.record(user, "account.signed_in", user, means="+".join(means))
        return response

    def logout(self, request: HttpRequest) -> None:
        """Record who leaves and let them go."""
        if isinstance(request.user, User):
            audit.record(request.user, "account.signed_out", request.user)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """Set the password of USER and record it, both or neither."""
        with transaction.atomic():
            super().set_password(user, password)
            audit.record(user, "account.password_set", user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail of allauth as a letter of the portal, which a worker sends."""
        request = allauth_context.request
        facts = {"request": request, "email": email, "current_site": get_current_site(request)}
        mail = self.render_mail(template_prefix, email, facts | context)
        letters.post_text(
            mail.subject,
            str(mail.body),
            to=email,
            key=f"{template_prefix}:{uuid4()}",
            now=timezone.now(),
            language=get_language() or "ca",
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Record the change that the notice TEMPLATE_PREFIX is about, then send it if set so."""
        super().send_notification_mail(template_prefix, user, context, email)
        if template_prefix in NOTICES:
            audit.record(user, NOTICES[template_prefix], user)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Whoever another service identifies gets in with an account of the portal, or not at all."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Keep the open sign-up closed here too."""
        del request, sociallogin
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Mapping[str, Any] | None = None,
    ) -> None:
        """Say in the log why another service did not let somebody in: a wrong secret, an address.

        The page tells the person only that nothing changed.
        """
        del request, extra_context
        # Only its own words: those of a broken connection may hold a token.
        why = exception if isinstance(exception, OAuth2Error) else type(exception).__name__
        log.warning("sign-in by %s failed: %s", provider.id, why if exception else error)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account of who was identified: by the link kept or, once, by the address.

        Raises NotAllowed when the identification is too weak or nobody has such an account.
        """
        if sociallogin.account.extra_data.get("assuranceLevel") not in SURE_ENOUGH:
            raise NotAllowed(
                _(
                    "This way of identifying yourself is not sure enough. Use a certificate, or an"
                    " idCAT Mòbil that was given to you in person or with one."
                )
            )
        if sociallogin.is_existing or sociallogin.state.get("process") == AuthProcess.CONNECT:
            return
        person = arrivals.account_of(sociallogin.user.email) if sociallogin.user.email else None
        if person is None or not person.is_active:
            raise NotAllowed(
                _(
                    "No account of the portal belongs to this identity. If you have one, sign in"
                    " with your e-mail address and link VÀLid under “My account”; if not, whoever"
                    " manages your team can invite you."
                )
            )
        with transaction.atomic():
            sociallogin.connect(request, person)


def typed_address(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str | None:
    """Return for whom a sign-in is tried, in lower case, so that capitals open no lock anew.

    allauth names the field `login` in the form, `email` among the credentials.
    """
    found = credentials or {}
    typed = found.get("login") or found.get("email") or found.get("username")
    typed = typed or request.POST.get("login")
    return str(typed).strip().lower() if typed else None
