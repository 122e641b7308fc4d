"""Passages that people quote: where they stand in a text, and whether they still do."""

from dataclasses import dataclass

from docs_library.rules import blocks, inlines, rendering
from docs_library.rules.blocks import Block

AROUND = 40  # letters kept before and after, to tell equal passages apart
LONGEST = 1000
HERE, MOVED, GONE = "here", "moved", "gone"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, word by word, with what stands around it and the heading above it."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    heading: str = ""


def flat(text: str) -> str:
    """Return TEXT in one line."""
    return " ".join(text.split())


def anchor(text: str, quote: str) -> Anchor | None:
    """Return where QUOTE stands in the Markdown TEXT, as its readers see it; None if it does not.

    The first place counts when there are more.
    """
    plain, headings = _plain(text)
    wanted = flat(quote)[:LONGEST]
    at = plain.find(wanted) if wanted else -1
    if at < 0:
        return None
    end = at + len(wanted)
    above = [slug for start, slug in headings if start <= at]
    return Anchor(
        wanted,
        plain[max(0, at - AROUND) : at],
        plain[end : end + AROUND],
        above[-1] if above else "",
    )


def standing(text: str, found: Anchor) -> str:
    """Return whether the passage of an anchor FOUND earlier is HERE in TEXT, MOVED or GONE.

    It is here when it stands under the same heading, or beside the same words.
    """
    plain, headings = _plain(text)
    at, seen = plain.find(found.exact), False
    while at >= 0 and found.exact:
        seen = True
        end = at + len(found.exact)
        above = [slug for start, slug in headings if start <= at]
        alike = _alike(plain[:at], found.prefix, end=True) or _alike(plain[end:], found.suffix)
        if (above[-1] if above else "") == found.heading or alike:
            return HERE
        at = plain.find(found.exact, at + 1)
    return MOVED if seen else GONE


def _alike(around: str, kept: str, *, end: bool = False) -> bool:
    """Say whether what is AROUND a passage begins, or ends, as what was KEPT."""
    return bool(kept.strip()) and (around.endswith(kept) if end else around.startswith(kept))


def source(text: str, quote: str) -> str:
    """Return the blocks of the Markdown TEXT that hold QUOTE, as they are written; "" if none."""
    place = _place(text, quote)
    return "".join(block.source for block in blocks.split(text)[place.start : place.stop])


def rewritten(text: str, quote: str, wanted: str) -> str:
    """Return the Markdown TEXT with WANTED in place of the blocks that hold QUOTE."""
    place = _place(text, quote)
    found = blocks.split(text)
    if not place:
        return text
    old = "".join(block.source for block in found[place.start : place.stop])
    gap = old[len(old.rstrip()) :] or "\n"
    before = "".join(block.source for block in found[: place.start])
    after = "".join(block.source for block in found[place.stop :])
    return before + wanted.strip("\r\n") + gap + after


def _place(text: str, quote: str) -> range:
    """Return which blocks of TEXT hold QUOTE."""
    wanted, joined = flat(quote), ""
    spans: list[tuple[int, int]] = []
    for block in blocks.split(text):
        joined += " " if joined else ""
        spans.append((len(joined), len(joined) + len(_said(block))))
        joined += _said(block)
    at = joined.find(wanted) if wanted else -1
    if at < 0:
        return range(0)
    end = at + len(wanted)
    held = [n for n, (start, stop) in enumerate(spans) if start < end and stop > at]
    return range(held[0], held[-1] + 1) if held else range(0)


def _said(block: Block) -> str:
    """Return what readers see of BLOCK, in one line."""
    said = "".join(word.text for word in inlines.read(block)).replace(blocks.CELL, " ")
    return flat(said)


def _plain(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return TEXT as readers see it in one line, and where its headings begin, with their ids."""
    slugs = iter(_slugs(text))
    joined = ""
    headings: list[tuple[int, str]] = []
    for block in blocks.split(text):
        joined += " " if joined else ""
        if block.kind == "heading":
            headings.append((len(joined), next(slugs, "")))
        joined += _said(block)
    return joined, headings


def _slugs(text: str) -> list[str]:
    return [heading.anchor for heading in rendering.render(text).headings]
