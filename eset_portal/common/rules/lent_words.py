"""Sentences of the libraries that the portal says in its own words, as politely as the rest."""

from eset_portal.common.rules.i18n import noop

LENT = (
    noop("Enter a valid email address."),
    noop("Your password can’t be too similar to your other personal information."),
    noop("Your password can’t be a commonly used password."),
    noop("Your password can’t be entirely numeric."),
)
