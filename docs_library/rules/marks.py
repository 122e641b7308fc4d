"""Draw blocks and their changes as safe HTML: marks that are seen and words that are heard."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter

from docs_library.rules import inlines, rendering
from docs_library.rules.blocks import Block
from docs_library.rules.differences import Change
from docs_library.rules.inlines import Style
from docs_library.rules.wording import Piece
from eset_portal.common.rules.i18n import noop

SIDES = {
    "old": {"removed", "kept", "restyled"},
    "new": {"added", "kept", "restyled"},
    "both": {"removed", "added", "kept", "restyled"},
}
_TAGS = {"removed": "del", "added": "ins", "restyled": "ins"}
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\0]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What those hear who do not see the marks, in their language."""

    added: str
    removed: str
    restyled: str


@dataclass(frozen=True, slots=True)
class Remark:
    """How the setting of some words changed: `label` is a sentence with TEXT and DETAIL in it."""

    label: str
    text: str
    detail: str = ""


def whole(block: Block) -> str:
    """Return BLOCK as its readers see it."""
    return _dressed(block, "".join(_set(text, style) for text, style in _runs(block)))


def marked(change: Change, spoken: Spoken) -> str:
    """Return what CHANGE made of its block, with old and new words in one text."""
    if change.pieces:
        return _dressed(change.block, _drawn(change.pieces, "both", spoken))
    if change.kind not in _TAGS:
        return whole(change.block)
    pieces = [Piece(change.kind, text, style, style) for text, style in _runs(change.block)]
    return _dressed(change.block, _drawn(pieces, "both", spoken))


def side(change: Change, which: str, spoken: Spoken) -> str:
    """Return the "old" or the "new" block of CHANGE with its own marks; "" when it has none."""
    block = change.old if which == "old" else change.new
    if block is None:
        return ""
    if change.pieces:
        return _dressed(block, _drawn(change.pieces, which, spoken))
    return marked(change, spoken)


def remarks(change: Change) -> list[Remark]:
    """Return in words what changed in CHANGE beyond its words: bold, links, levels, kinds."""
    return [*_of_block(change.old, change.new), *_of_words(change.pieces)]


def _of_block(old: Block | None, new: Block | None) -> Iterator[Remark]:
    if not old or not new or (old.kind, old.level) == (new.kind, new.level):
        return
    if old.kind == new.kind == "heading":
        yield Remark(noop("Heading of level %(text)s, now of level %(detail)s"), *_levels(old, new))
    elif old.kind == new.kind:
        yield Remark(noop("Moved from depth %(text)s to depth %(detail)s"), *_levels(old, new))
    else:
        yield Remark(_NOW[new.kind], "")


def _levels(old: Block, new: Block) -> tuple[str, str]:
    return str(old.level), str(new.level)


_NOW = {
    "heading": noop("Now a heading"),
    "paragraph": noop("Now a paragraph"),
    "item": noop("Now an item of a list"),
    "step": noop("Now a numbered step"),
    "quote": noop("Now a quotation"),
    "code": noop("Now a text set letter by letter"),
    "head": noop("Now the heading of a table"),
    "row": noop("Now a row of a table"),
    "rule": noop("Now a line"),
}


def _of_words(pieces: Iterable[Piece]) -> Iterator[Remark]:
    for piece in pieces:
        if piece.kind == "restyled" and piece.old and piece.new and piece.text.strip():
            for label in _labels(piece.old, piece.new):
                yield Remark(label, piece.text.strip(), piece.new.link)


def _labels(old: Style, new: Style) -> Iterator[str]:
    if old.bold != new.bold:
        yield noop("“%(text)s” is now in bold") if new.bold else noop("“%(text)s” is not in bold")
    if old.italic != new.italic:
        yield (
            noop("“%(text)s” is now in italics")
            if new.italic
            else noop("“%(text)s” is not in italics")
        )
    if old.code != new.code:
        yield (
            noop("“%(text)s” is now set as code") if new.code else noop("“%(text)s” is not code")
        )
    if old.link != new.link:
        yield (
            noop("“%(text)s” now leads to %(detail)s")
            if new.link
            else noop("“%(text)s” is not a link")
        )


def _dressed(block: Block, inner: str) -> str:
    tag = "pre" if block.kind == "code" else "p"
    marker = f'<span class="marker">{escape(block.marker)}</span> ' if block.marker else ""
    level = f" l{min(block.level, 6)}" if block.level else ""
    return f'<{tag} class="b-{block.kind}{level}">{marker}{inner}</{tag}>'


def _runs(block: Block) -> Iterator[tuple[str, Style]]:
    for style, words in groupby(inlines.read(block), key=attrgetter("style")):
        yield "".join(word.text for word in words), style


def _drawn(pieces: Iterable[Piece], which: str, spoken: Spoken) -> str:
    return "".join(_piece(piece, which, spoken) for piece in pieces if piece.kind in SIDES[which])


def _piece(piece: Piece, which: str, spoken: Spoken) -> str:
    style = (piece.old if which == "old" else piece.new) or piece.old or inlines.PLAIN
    inner = _set(piece.text, style)
    tag = _TAGS.get(piece.kind)
    if not tag or (piece.kind == "restyled" and which == "old"):
        return inner
    said = f'<span class="visually-hidden">[{escape(getattr(spoken, piece.kind))}: </span>'
    end = '<span class="visually-hidden">]</span>'
    known = ' class="restyled"' if piece.kind == "restyled" else ""
    return f"<{tag}{known}>{said}{inner}{end}</{tag}>"


def _set(text: str, style: Style) -> str:
    """Return TEXT as HTML in STYLE; letters that nobody sees are shown by their number."""
    shown = _HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", escape(text))
    shown = shown.replace("\n", "<br>") if not style.code else shown
    for wanted, tag in ((style.code, "code"), (style.italic, "em"), (style.bold, "strong")):
        shown = f"<{tag}>{shown}</{tag}>" if wanted and shown.strip() else shown
    if style.link and rendering.is_allowed(style.link):
        shown = f'<a href="{escape(style.link)}" rel="noopener noreferrer">{shown}</a>'
    return shown
