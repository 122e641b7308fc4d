"""One's own account: allauth's pages. Nobody sees anybody else's here: there is no key in them."""

from tests.architecture.url_table.rows import NEVER, Row, each, signed_in

# A visitor's page leads people who are in to the home page.
VISITORS = each(302, anonymous=200)
CLOSED = each(302, anonymous=200)
# Changing how one signs in wants the password once more. Only rosa has a second factor.
AGAIN = signed_in(302)

ROWS = [
    Row("account_login", get=VISITORS, post=VISITORS),
    Row("account_logout", get=signed_in(200), post=each(302)),
    Row("account_inactive", get=each(200), post=NEVER),
    Row("account_signup", get=CLOSED, post=CLOSED),
    Row("account_reauthenticate", get=signed_in(200), post=signed_in(200)),
    Row("account_email", get=signed_in(200), post=AGAIN),
    Row("account_email_verification_sent", get=each(200), post=NEVER),
    Row("account_change_password", get=signed_in(200), post=signed_in(200)),
    Row("account_set_password", get=signed_in(302), post=signed_in(302)),
    Row("account_reset_password", get=each(200), post=each(200)),
    Row("account_confirm_login_code", get=each(302), post=each(302)),
    Row("account_confirm_email", kwargs=lambda _w: {"key": "x"}, get=each(200), post=each(404)),
    Row("account_reset_password_from_key_done", get=each(200), post=NEVER),
    Row(
        "account_reset_password_from_key",
        kwargs=lambda _w: {"uidb36": "1", "key": "x-y"},
        get=each(200),
        post=each(200),
    ),
    Row("account_reset_password_done", get=each(200), post=NEVER),
    Row("mfa_index", get=signed_in(200), post=signed_in(405)),
    Row("mfa_authenticate", get=each(302), post=each(302)),
    Row("mfa_reauthenticate", get=signed_in(302, rosa=200), post=signed_in(302, rosa=200)),
    Row("mfa_activate_totp", get=AGAIN, post=AGAIN),
    Row("mfa_deactivate_totp", get=signed_in(404, rosa=302), post=signed_in(404, rosa=302)),
    Row("mfa_view_recovery_codes", get=signed_in(404, rosa=302), post=signed_in(405)),
    Row("mfa_generate_recovery_codes", get=AGAIN, post=AGAIN),
    Row(
        "mfa_download_recovery_codes",
        get=signed_in(404, rosa=302),
        post=signed_in(404, rosa=302),
        html=False,
    ),
    Row("mfa_list_webauthn", get=signed_in(200), post=signed_in(405)),
    Row("mfa_add_webauthn", get=AGAIN, post=AGAIN),
    Row("mfa_reauthenticate_webauthn", get=signed_in(302), post=signed_in(302)),
    Row("mfa_remove_webauthn", kwargs=lambda _w: {"pk": 1}, get=AGAIN, post=AGAIN),
    Row("mfa_edit_webauthn", kwargs=lambda _w: {"pk": 1}, get=AGAIN, post=AGAIN),
    Row("mfa_login_webauthn", get=each(302), post=each(302), html=False),
    Row("socialaccount_login_cancelled", get=each(200), post=NEVER),
    Row("socialaccount_login_error", get=each(401), post=NEVER),
    Row("socialaccount_signup", get=each(302), post=each(302)),
    Row("socialaccount_connections", get=signed_in(200), post=signed_in(200)),
    *(
        Row(f"compte/social/{old}/", get=each(301), post=each(301), html=False)
        for old in ("login/cancelled", "login/error", "signup", "connections")
    ),
]
