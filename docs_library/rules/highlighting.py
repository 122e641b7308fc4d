"""Show where in a text the words asked for stand."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

WIDTH = 220  # letters of an excerpt, about
PREFIX = 4
_WORD = re.compile(
    r"\b(?:gui|ins|pla|fit|for)[ -]?\d{2,3}\b|(?:\be-)?[^\W_]+(?:[·•‧∙.](?=l)[^\W_]+)*",
    re.IGNORECASE,
)
_PLAIN = str.maketrans("àáèéíïòóúüçñ", "aaeeiioouucn", "·•‧∙.- ")
_MARKUP = re.compile(
    r"^ {0,3}#{1,6} +|^[ >]*(?:[-*+]|\d+[.)]) +|^\|?[ :|-]+\|?$|^\| *| *\|$|[*_`]+", re.MULTILINE
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_BREAK = re.compile(r"\s*[\n|]\s*")

Is = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text, and whether it is what was asked for."""

    text: str
    is_hit: bool


def plain(markdown: str) -> str:
    """Return MARKDOWN as one line without its marks."""
    return _BREAK.sub(" · ", _MARKUP.sub("", _LINK.sub(r"\1", markdown)).strip())


def candidates(texts: Iterable[str], stems: Iterable[str]) -> set[str]:
    """Return the words of TEXTS that begin as one of STEMS does, and so may be hits."""
    heads = tuple(stem[:PREFIX] for stem in stems if stem)
    if not heads:
        return set()
    found = {word for text in texts for word in _WORD.findall(text)}
    return {word for word in found if _head(word).startswith(heads)}


def bits(text: str, is_hit: Is) -> list[Bit]:
    """Return the whole of TEXT cut where its hits begin and end."""
    return [*_cut(text, is_hit)]


def excerpt(text: str, is_hit: Is, *, width: int = WIDTH) -> list[Bit]:
    """Return about WIDTH letters of TEXT around its first hit; its start when it has none."""
    first = next((found.start() for found in _WORD.finditer(text) if is_hit(found[0])), 0)
    start = _edge(text, max(0, first - width // 3))
    end = min(len(text), start + width)
    end = text.rfind(" ", start, end) if end < len(text) else end
    shown = bits(text[start : end if end > start else start + width], is_hit)
    before = [Bit("… ", is_hit=False)] if start else []
    after = [Bit(" …", is_hit=False)] if end < len(text) else []
    return [*before, *shown, *after]


def _edge(text: str, place: int) -> int:
    """Return the start of the word at PLACE."""
    return text.rfind(" ", 0, place) + 1 if place else 0


def _head(word: str) -> str:
    return word[: PREFIX + 2].lower().translate(_PLAIN)


def _cut(text: str, is_hit: Is) -> Iterator[Bit]:
    at = 0
    for found in _WORD.finditer(text):
        if is_hit(found[0]):
            if found.start() > at:
                yield Bit(text[at : found.start()], is_hit=False)
            yield Bit(found[0], is_hit=True)
            at = found.end()
    if at < len(text):
        yield Bit(text[at:], is_hit=False)
