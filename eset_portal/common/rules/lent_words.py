"""Sentences of the libraries that the portal says in its own words, as politely as the rest."""

from eset_portal.common.rules.i18n import noop

LENT = (
    noop("Enter a valid email address."),
    noop("Your password can’t be too similar to your other personal information."),
    noop("Your password can’t be a commonly used password."),
    noop("Your password can’t be entirely numeric."),
    noop(
        "Your email verification code is listed below. Please enter it in your open browser window."
    ),
    noop("Your sign-in code is listed below. Please enter it in your open browser window."),
    noop(
        "We have sent an email to you for verification. Follow the link provided to "
        "finalize the signup process. If you do not see the verification email in your "
        "main inbox, check your spam folder. Please contact us if you do not receive the "
        "verification email within a few minutes."
    ),
    noop(
        "Your account is protected by two-factor authentication. Please enter an "
        "authenticator code:"
    ),
    noop("You currently have no third-party accounts connected to this account."),
    noop("A third-party account from %(provider)s has been connected to your account."),
    noop("A third-party account from %(provider)s has been disconnected from your account."),
    noop("Please select only one."),
    noop("Be patient, you are sending too many requests."),
    noop("Enter a phone number including country code (e.g. +1 for the US)."),
    noop("You cannot generate recovery codes without having two-factor authentication enabled."),
    noop("We've sent a code to %(recipient)s. The code expires shortly, so please enter it soon."),
    noop("Enter Email Verification Code"),
    noop("Enter Password Reset Code"),
    noop("Your email has been changed from %(from_email)s to %(to_email)s."),
    noop(
        "You're receiving this email because user %(user_display)s has given your email "
        "address to register an account on %(site_domain)s."
    ),
    noop("Email address %(deleted_email)s has been removed from your account."),
    noop("Your email address is still pending verification."),
    noop(
        "You currently do not have any email address set up. You should really add an "
        "email address so you can receive notifications, reset your password, etc."
    ),
    noop(
        '<strong>Note:</strong> you can still <a href="%(email_url)s">change your email '
        "address</a>."
    ),
    noop(
        "If you choose to trust this browser, you will not be asked for a verification "
        "code the next time you sign in."
    ),
    noop("Are you sure you want to remove this security key?"),
    noop(
        "You are about to create a passkey for your account. As you can add additional "
        "keys later on, you can use a descriptive name to tell the keys apart."
    ),
)
