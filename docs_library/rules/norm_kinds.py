"""The kinds of norms, and how a citation names one."""

import re

from eset_portal.common.rules.i18n import noop

KINDS = {
    "act": noop("Act"),
    "decree": noop("Decree"),
    "eu": noop("Regulation or directive of the European Union"),
    "technical": noop("Technical standard"),
    "local": noop("Ordinance or regulation of a body"),
    "other": noop("Other norm"),
}
_NAMED = re.compile(
    r"(?P<word>Llei orgànica|Llei|Reial decret legislatiu|Reial decret llei|Reial decret|"
    r"Decret llei|Decret legislatiu|Decret|Reglament|Directiva|Ordre|Resolució)"
    r"(?P<of> \([A-Z]{2,6}\))? (?P<number>[A-Z]{0,3}/?\d{1,5}/\d{1,4})",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:UNE(?:-EN)?|ISO|EN)(?:[-/ ](?:ISO|IEC|EN))* \d{3,6}(?:-\d+)?\b")
_KIND_OF_WORD = {"llei": "act", "reglament": "eu", "directiva": "eu"}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as (code, label) pairs."""
    return list(KINDS.items())


def identify(citation: str) -> tuple[str, str]:
    """Return kind and short name of the norm that CITATION cites, whatever it says of articles.

    "Llei 39/2015, d’1 d’octubre, article 28" is the act "Llei 39/2015". What is not recognised
    is a norm of its own, under its whole text.
    """
    named = _NAMED.match(citation.strip())
    if named is not None:
        word = named["word"].lower()
        if word == "reglament" and not named["of"]:
            return "other", named[0]
        return _KIND_OF_WORD.get(word.split()[0], "decree"), named[0]
    standard = _STANDARD.search(citation)
    if standard is not None:
        return "technical", standard[0]
    return "other", citation.strip()[:200]
