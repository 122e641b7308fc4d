"""What the libraries say is as polite as what the portal says: vós in Catalan, usted in Spanish."""

import re
from pathlib import Path

import allauth
import polib
import pytest
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils import translation

from eset_portal.common.rules.lent_words import LENT

FAMILIAR = {
    "ca": r"\b(tu|teu|teva|teves|teus|has|tens|pots|vols|introdueix|introdueixi)\b",
    "es": r"\b(tu|tus|te|has|puedes|estás|introduce|introdúcelo|decides|ten)\b",
}
UNUSED = re.compile(r"idp/|headless|phone|socialaccount/providers")
OWN_PAGE = {"You have added %(count)s security key."}
"""What only a page of the library says in whose place the portal has its own."""


def of_the_accounts(language: str) -> list[str]:
    """Return the sentences of the library of accounts that the portal can come to say."""
    folder = Path(allauth.__file__).parent / "locale" / language / "LC_MESSAGES"
    entries = polib.pofile(str(folder / "django.po"))
    asked = (row for row in entries if not all(UNUSED.search(at) for at, _no in row.occurrences))
    return [row.msgid for row in asked if row.msgid not in OWN_PAGE]


@pytest.mark.parametrize("language", FAMILIAR)
def test_nobody_is_addressed_too_familiarly(language: str) -> None:
    with translation.override(language):
        lent = [translation.gettext(text) for text in LENT]
        accounts = [translation.gettext(text) for text in of_the_accounts(language)]
    said = [*lent, *accounts, *_help_texts(language)]
    assert len(accounts) > 100
    assert not [text for text in said if re.search(FAMILIAR[language], text, re.IGNORECASE)]
    assert not set(lent) & set(LENT)


def _help_texts(language: str) -> list[str]:
    with translation.override(language):
        return [str(text) for text in password_validators_help_texts()]
