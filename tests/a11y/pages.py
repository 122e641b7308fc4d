"""Every page in each of its states, for axe to visit.

To add one: `Visit(route, who, state=…, kwargs=…, query=…, act=…)`. `who` is somebody of the cast
(tests/cast.py), `kwargs` makes the address from the world (tests/world.py), and `act` brings the
open page into its state: it fills a form, opens a menu. A page of the URL table that no visit
reaches fails the test `test_no_page_is_forgotten`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from playwright.sync_api import Page

from tests.cast import ANONYMOUS
from tests.factories import PASSWORD
from tests.world import World

LOGIN = "/compte/login/"


def _nothing(_world: World) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Visit:
    """One page in one state."""

    route: str
    who: str = ANONYMOUS
    state: str = ""
    kwargs: Callable[[World], Mapping[str, Any]] = _nothing
    query: str = ""
    act: Callable[[Page], None] | None = None
    path: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.route, self.who, self.state]))

    def url(self, world: World) -> str:
        """Return the address below the portal's."""
        return self.path or reverse(self.route, kwargs=dict(self.kwargs(world))) + self.query


def send(page: Page) -> None:
    """Send the page's own form as it stands, which leaves its errors to see."""
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def open_menus(page: Page) -> None:
    """Open the menus of the header."""
    for menu in page.locator("header details > summary").all():
        menu.click()


def sign_in_as_rosa(page: Page) -> None:
    """Give the password of somebody who has a second factor."""
    page.fill("input[name=login]", "rosa@example.org")
    page.fill("input[name=password]", PASSWORD)
    send(page)
    page.wait_for_url("**/authenticate/")


def lock(page: Page) -> None:
    """Try a wrong password until nothing more is taken."""
    for _time in range(8):
        page.fill("input[name=login]", "ningu@example.org")
        page.fill("input[name=password]", "no és aquesta")
        send(page)
    if page.locator("input[name=password]").count():
        raise AssertionError("eight wrong passwords did not lock")


def _reset_key(w: World) -> dict[str, object]:
    return {
        "uidb36": user_pk_to_url_str(w.cast.bob),
        "key": default_token_generator.make_token(w.cast.bob),
    }


def _edition(w: World) -> dict[str, object]:
    return {
        "code": w.edition.document.code,
        "major": w.edition.major,
        "minor": w.edition.minor,
    }


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _slug(w: World) -> dict[str, object]:
    return {"slug": w.campaign.slug}


PORTAL = [
    Visit("home"),
    *(Visit("home", who) for who in ("alice", "bob", "rosa", "tecla", "adam", "aurora")),
    Visit("home", "alice", "menus open", act=open_menus),
    Visit("help"),
    Visit("accessibility"),
    Visit("privacy"),
    Visit("error 404", path="/no-hi-es/"),
    Visit("error 404", "alice", path="/no-hi-es/"),
    Visit("error 403", "alice", path="/activitat/"),
]
ACCOUNT = [
    Visit("account_login"),
    Visit("account_login", state="errors", act=send),
    Visit("account_signup"),
    Visit("account_inactive"),
    Visit("account_reset_password"),
    Visit("account_reset_password", state="errors", act=send),
    Visit("account_reset_password_done"),
    Visit("account_reset_password_from_key", kwargs=lambda _w: {"uidb36": "1", "key": "x-y"}),
    Visit("account_reset_password_from_key_done"),
    Visit("account_confirm_email", kwargs=lambda _w: {"key": "x"}),
    Visit("account_email_verification_sent"),
    Visit("socialaccount_login_cancelled"),
    Visit("account_logout", "bob"),
    Visit("account_reauthenticate", "bob"),
    Visit("account_reauthenticate", "bob", "errors", act=send),
    Visit("account_email", "bob"),
    Visit("account_change_password", "bob"),
    Visit("account_change_password", "bob", "errors", act=send),
    Visit("mfa_index", "bob"),
    Visit("mfa_list_webauthn", "bob"),
    Visit("mfa_activate_totp", "bob"),
    Visit("mfa_activate_totp", "bob", "errors", act=send),
    Visit("mfa_add_webauthn", "bob"),
    Visit("mfa_index", "rosa"),
    Visit("mfa_view_recovery_codes", "rosa"),
    Visit("mfa_generate_recovery_codes", "rosa"),
    Visit("mfa_deactivate_totp", "rosa"),
    Visit("mfa_reauthenticate", "rosa"),
    Visit("mfa_authenticate", state="second step", path=LOGIN, act=sign_in_as_rosa),
    Visit("account_login", state="locked", act=lock),
    Visit("account_reset_password_from_key", state="new password", kwargs=_reset_key),
    Visit("socialaccount_connections", "bob"),
]
GOVERNANCE = [
    Visit("governance:trail", "aurora"),
    Visit("governance:trail", "aurora", "empty", query="?until=2001-01-01"),
    Visit("governance:trail", "aurora", "errors", query="?since=2026-02-02&until=2026-02-01"),
    Visit("governance:trail", "aurora", "chain checked", act=send),
    Visit("governance:entity-list", "alice"),
    Visit("governance:entity-list", "alice", "empty", query="?q=zzzzzz"),
    Visit("governance:entity-detail", "alice", kwargs=lambda w: {"pk": w.cast.a.pk}),
]
LIBRARY = [
    Visit("docs_library:document-list"),
    Visit("docs_library:document-list", state="empty", query="?q=zzzzzz"),
    Visit("docs_library:document-detail", kwargs=lambda w: {"code": w.edition.document.code}),
    Visit("docs_library:edition-detail", kwargs=_edition),
]
ASSESSMENT = [
    Visit("selfassessment:assessment-list", "alice"),
    Visit("selfassessment:assessment-detail", "alice", kwargs=_open),
    Visit("selfassessment:assessment-detail", "tecla", kwargs=_open),
    Visit("selfassessment:dimension", "alice", kwargs=lambda w: {**_open(w), "code": "D1"}),
    Visit(
        "selfassessment:dimension",
        "rosa",
        "read only",
        kwargs=lambda w: {**_open(w), "code": "D1"},
    ),
    Visit("selfassessment:assessment-submit", "alice", kwargs=_open),
    Visit("selfassessment:result", "alice", kwargs=lambda w: {"pk": w.finished.pk}),
    Visit("selfassessment:result", "alice", "in progress", kwargs=_open),
    *(
        Visit(
            "selfassessment:report-detail",
            "alice",
            state,
            kwargs=lambda w, state=state: {"pk": getattr(w, state).pk},
        )
        for state in ("ready", "failed", "waiting")
    ),
    Visit("selfassessment:dashboard", "adam", kwargs=_slug),
    Visit("selfassessment:dashboard", "rita", "few bodies", kwargs=_slug),
    Visit("selfassessment:standings", "adam", kwargs=_slug),
    Visit("selfassessment:standings", "adam", "empty", kwargs=_slug, query="?stage=submitted"),
    Visit("selfassessment:verify-form"),
    Visit("selfassessment:verify-form", state="wrong", query="?codi=x"),
    Visit("selfassessment:verify", kwargs=lambda w: {"code": w.ready.code}),
]
VISITS = [*PORTAL, *ACCOUNT, *GOVERNANCE, *LIBRARY, *ASSESSMENT]
