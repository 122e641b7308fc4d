"""Names of bodies: how they sort in Catalan and how they are found."""

import re
import unicodedata

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
