"""Names: which may stand, how those of bodies sort in Catalan and how they are found."""

import re
import unicodedata

from eset_portal.common.rules.i18n import noop

NO_NAME = noop("Write a name with at least one letter.")
TOO_LONG = noop("This name is too long: shorten it to %(most)s characters.")
UNSEEN_SIGNS = noop(
    "This name has signs that cannot be seen or that turn the writing around: type it instead of"
    " pasting it."
)
MARKUP = noop("A name cannot have the signs < and >: take them away.")

LONGEST_SORT_KEY = 200
LONGEST_SEARCH_KEY = 300
MOST_WORDS = 8

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
# What such a body is called before the name of its place, under which people look for it.
_OFFICE = re.compile(
    r"(?:ajuntament|consell comarcal|diputacio|emd|entitat municipal descentralitzada"
    r"|conselh generau)\s+(?:(?P<contracted>dels?)\s+|de\s+|d')"
)
_ARTICLE = re.compile(r"(?P<article>(?:els|el|les|la|los|lo|ses|sa|es)\s+|[ls]')(?P<rest>.+)")
_BREAKS_INSIDE = re.compile(r"[^a-z0-9]+")
_GEMINATE = re.compile(r"l[·.•‧∙⋅]l")
_UNSAID = frozenset(
    "el els la les l lo los es sa ses s en na n de d del dels al als a i".split()  # noqa: SIM905 - reads as a list of words
)

# Unicode's groups of signs that show nothing: controls, formats (bidi overrides, zero widths),
# halves of characters, private and unassigned ones, ends of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def tidy(name: str) -> str:
    """Return NAME with its signs composed, plain spaces, and none at its ends or in a row."""
    spaced = re.sub(r"[^\S\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+", " ", name.strip())
    return unicodedata.normalize("NFC", spaced)


def fault(name: str, *, most: int) -> str:
    """Return why NAME, tidied, cannot stand, as an English sentence; "" when it can.

    The sentence may hold %(most)s, the MOST characters that a name may have.
    """
    if any(unicodedata.category(sign) in _UNSEEN for sign in name):
        return UNSEEN_SIGNS
    if "<" in name or ">" in name:
        return MARKUP
    if len(name) > most:
        return TOO_LONG
    return "" if any(sign.isalpha() for sign in name) else NO_NAME


def sort_key(name: str) -> str:
    """Return the key that puts NAME where a Catalan reader looks for it.

    The office before a place and accents do not count, articles go behind, l·l counts as ll. The
    key holds only a-z, 0-9 and single spaces, so that it sorts alike in every database.
    """
    plain = _GEMINATE.sub("ll", _plain(name))
    office = _OFFICE.match(plain)
    if office:
        article = (office["contracted"] or "").removeprefix("d")
        plain = f"{article} {plain[office.end() :]}".lstrip()
    found = _ARTICLE.match(plain)
    if found:
        plain = f"{found['rest']} {found['article']}"
    return " ".join(_BREAKS_INSIDE.sub(" ", plain).split())[:LONGEST_SORT_KEY]


def search_key(name: str, *codes: str | None) -> str:
    """Return the words, each behind a space, by which NAME and its CODES are found.

    A word with a sign inside counts both whole and in parts: l'Ametlla is there as `lametlla` and
    `ametlla`, col·legi as `collegi`, `col` and `legi`.
    """
    words: list[str] = []
    for written in _plain(name).split():
        parts = _parts(written)
        words += [part for part in parts if part not in _UNSAID]
        words += ["".join(parts)] if len(parts) > 1 else []
    words += [code.lower() for code in codes if code]
    return "".join(f" {word}" for word in dict.fromkeys(words))[:LONGEST_SEARCH_KEY]


def search_words(query: str) -> list[str]:
    """Return the beginnings of words that a body's search key must hold to answer QUERY.

    Accents, case, articles, apostrophes and the middle dot do not count. A QUERY of nothing but
    such words is taken by its letters.
    """
    parts = [part for written in _plain(query).split() for part in _parts(written)]
    return [part for part in parts if part not in _UNSAID][:MOST_WORDS] or parts[:MOST_WORDS]


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip()


def _parts(written: str) -> list[str]:
    return [part for part in _BREAKS_INSIDE.split(written) if part]
