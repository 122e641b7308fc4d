"""What the libraries say is as polite as what the portal says: vós in Catalan, usted in Spanish."""

import re

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils import translation

from eset_portal.common.rules.lent_words import LENT

FAMILIAR = {"ca": r"\b(teu|teva|teves|teus|introdueix)\b", "es": r"\b(tu|tus|introduce)\b"}


@pytest.mark.parametrize("language", FAMILIAR)
def test_nobody_is_addressed_too_familiarly(language: str) -> None:
    with translation.override(language):
        said = [translation.gettext(text) for text in LENT] + password_validators_help_texts()
    assert not [text for text in said if re.search(FAMILIAR[language], text, re.IGNORECASE)]
    assert not set(said) & set(LENT)
