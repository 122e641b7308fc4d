"""Find texts of a page that are not in the language in which they claim to be."""

import re
from collections.abc import Iterator
from functools import cache

import polib
from django.conf import settings

from eset_portal.common.catalogue_checks import translations
from tests.words.reading import texts

ENGLISH = "the|and|of|your|this|with|you|been|that|was|will|which|not|have"
SPANISH = "usted|ustedes|puede|está|más|según|también"
CATALAN = "amb|dels|aquest|aquesta|vostre|vostra|és|heu|això|també"
FOREIGN = {
    "ca": re.compile(rf"\b({ENGLISH}|{SPANISH})\b", re.IGNORECASE),
    "es": re.compile(rf"\b({ENGLISH}|{CATALAN})\b", re.IGNORECASE),
    "en": re.compile(rf"\b({SPANISH}|{CATALAN})\b", re.IGNORECASE),
}


@cache
def english_but(language: str) -> frozenset[str]:
    """Return the fixed parts, of two words at least, of English that LANGUAGE says otherwise."""
    return frozenset(_english_but(language))


def _english_but(language: str) -> Iterator[str]:
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    for entry in polib.pofile(str(path)):
        said = " ".join(translations(entry))
        for form in (entry.msgid, entry.msgid_plural):
            for part in re.split(r"%\(\w+\)[sd]|%%|<[^>]*>", form):
                if len(re.findall("[A-Za-z]{2,}", part)) > 1 and part.strip() not in said:
                    yield " ".join(part.split())


def foreign(html: str, language: str) -> list[str]:
    """Return the texts of HTML that claim to be in LANGUAGE and are not."""
    shown = {text for claimed, text in texts(html) if claimed == language}
    known = english_but(language) if language != "en" else frozenset()
    everything = "\n".join(shown)
    parts = [part for part in known if part in everything]  # few, of thousands
    return sorted(
        text
        for text in shown
        if FOREIGN[language].search(text)
        or any(
            part in text and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) for part in parts
        )
    )
