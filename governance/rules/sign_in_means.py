"""By which means somebody signs in, in words."""

from eset_portal.common.rules.i18n import noop

MEANS = {
    "password": noop("Password"),
    "totp": noop("Code of an application"),
    "webauthn": noop("Key or passkey"),
    "recovery_codes": noop("Recovery code"),
    "socialaccount": noop("VÀLid"),
    "code": noop("Code sent by e-mail"),
}
