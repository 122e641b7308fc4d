"""Show where in a text the words asked for stand."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

WIDTH = 220  # letters of an excerpt, about
AROUND = 600  # letters of Markdown on either side of a hit that may be shown
PREFIX = 4
_LETTERS = {
    "a": "[aàáâä]",
    "e": "[eèéêë]",
    "i": "[iìíîï]",
    "o": "[oòóôö]",
    "u": "[uùúûü]",
    "c": "[cç]",
    "n": "[nñ]",
}
_REST = r"[^\W_]*(?:[·•‧∙.](?=l)[^\W_]+)*"
_MARKUP = re.compile(
    r"^ {0,3}#{1,6} +|^[ >]*(?:[-*+]|\d+[.)]) +|^\|?[ :|-]+\|?$|^\| *| *\|$|[*_`]+", re.MULTILINE
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_BREAK = re.compile(r"\s*[\n|]\s*")


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text, and whether it is what was asked for."""

    text: str
    is_hit: bool


def plain(markdown: str) -> str:
    """Return MARKDOWN as one line without its marks."""
    return _BREAK.sub(" · ", _MARKUP.sub("", _LINK.sub(r"\1", markdown)).strip())


def pattern(stems: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the words that begin as one of STEMS does; None when there are none."""
    heads = sorted({_head(stem) for stem in stems if stem})
    if not heads:
        return None
    return re.compile(rf"\b(?:{'|'.join(heads)}){_REST}", re.IGNORECASE)


def candidates(texts: Iterable[str], wanted: re.Pattern[str] | None) -> set[str]:
    """Return the words of TEXTS that may be hits, each as it is written."""
    return {found[0] for text in texts for found in wanted.finditer(text)} if wanted else set()


def bits(text: str, wanted: re.Pattern[str] | None, hits: Container[str]) -> list[Bit]:
    """Return the whole of TEXT cut where its HITS begin and end."""
    return [*_cut(text, wanted, hits)]


def excerpt(
    text: str, wanted: re.Pattern[str] | None, hits: Container[str], *, width: int = WIDTH
) -> list[Bit]:
    """Return about WIDTH letters of TEXT around its first hit; its start when it has none."""
    start = _edge(text, max(0, first(text, wanted, hits) - width // 3))
    end = min(len(text), start + width)
    end = text.rfind(" ", start, end) if end < len(text) else end
    shown = bits(text[start : end if end > start else start + width], wanted, hits)
    before = [Bit("… ", is_hit=False)] if start else []
    after = [Bit(" …", is_hit=False)] if end < len(text) else []
    return [*before, *shown, *after]


def window(markdown: str, wanted: re.Pattern[str] | None, hits: Container[str]) -> str:
    """Return, without its marks, what of MARKDOWN stands around its first hit."""
    place = first(markdown, wanted, hits)
    start = markdown.rfind("\n", 0, max(0, place - AROUND)) + 1
    return plain(markdown[start : place + AROUND])


def first(text: str, wanted: re.Pattern[str] | None, hits: Container[str]) -> int:
    """Return where the first hit in TEXT begins; 0 when there is none."""
    found = wanted.finditer(text) if wanted else iter(())
    return next((one.start() for one in found if one[0] in hits), 0)


def _head(stem: str) -> str:
    """Return what finds the first letters of STEM, as people write them."""
    head = stem[:PREFIX]
    letters = [_LETTERS.get(letter, re.escape(letter)) for letter in head]
    for place in range(len(head) - 1, 0, -1):
        if head[place - 1 : place + 1] == "ll":
            letters.insert(place, "[·•‧∙.]?")
        elif head[place].isdigit() and not head[place - 1].isdigit():
            letters.insert(place, "[- ]?")
        elif place == 1 and head[0] == "e":
            letters.insert(place, "-?")
    return "".join(letters)


def _edge(text: str, place: int) -> int:
    """Return the start of the word at PLACE."""
    return text.rfind(" ", 0, place) + 1 if place else 0


def _cut(text: str, wanted: re.Pattern[str] | None, hits: Container[str]) -> Iterator[Bit]:
    at = 0
    for found in wanted.finditer(text) if wanted else ():
        if found[0] in hits:
            if found.start() > at:
                yield Bit(text[at : found.start()], is_hit=False)
            yield Bit(found[0], is_hit=True)
            at = found.end()
    if at < len(text):
        yield Bit(text[at:], is_hit=False)
