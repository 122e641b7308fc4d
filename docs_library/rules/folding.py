"""Fold text so that a search meets it whatever its accents, case or apostrophes."""

import re
import unicodedata

_GEMINATE = re.compile(r"l[·•‧∙.]l")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return TEXT in lower case, without accents, punctuation or middle dots."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("ŀl", "ll")
    joined = _GEMINATE.sub("ll", lowered)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", joined)
        if not unicodedata.combining(letter)
    )
    return _NOT_WORD.sub(" ", plain).strip()
