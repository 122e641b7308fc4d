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


def words(query: str, *, limit: int = 8) -> list[str]:
    """Return at most LIMIT folded words of QUERY, in order, without the one-letter ones.

    A single letter is what is left of an elided article (`l'expedient`) and would match anything.
    """
    return [word for word in fold(query).split() if len(word) > 1][:limit]
