"""Cut a Markdown text into its blocks: headings, paragraphs, list items, rows, code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

CELL = " │ "
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|[\r\n]|$)")
_REMEMBERED = 2_000  # sections: most of them stand in edition after edition


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text that readers see as one, with the lines that it is written in.

    The sources of all blocks of a text, one after the other, are that text. `level` is the level
    of a heading or the depth of a list item; `marker` is what stands before an item.
    """

    kind: str
    level: int
    content: str
    marker: str = field(default="", compare=False)
    source: str = field(default="", compare=False)


def split(text: str) -> list[Block]:
    """Return the blocks of TEXT, which lose nothing of it."""
    return [block for section in _sections(text) for block in _blocks(section)]


def _sections(text: str) -> Iterator[str]:
    """Cut TEXT before each heading that stands at the margin and outside code."""
    held: list[str] = []
    fence, filled = "", False
    for line in _LINE.findall(text):
        if not fence and filled and _HEADING.match(line):
            yield "".join(held)
            held, filled = [], False
        held.append(line)
        filled = filled or not line.isspace()
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
    if held:
        yield "".join(held)


@lru_cache(maxsize=_REMEMBERED)
def _blocks(section: str) -> tuple[Block, ...]:
    """Return the blocks of one SECTION; empty lines belong to the block before them."""
    lines = _LINE.findall(section)
    found = list(_leaves(_parser().parse(section))) or [(0, Block("paragraph", 0, section.strip()))]
    starts = [0, *(start for start, _ in found[1:]), len(lines)]
    return tuple(
        replace(block, source="".join(lines[start:end]))
        for (_, block), (start, end) in zip(found, pairwise(starts), strict=True)
    )


@cache
def _parser() -> MarkdownIt:
    """Return a parser of blocks alone: what stands inside them is left as it is written."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(["inline", "reference"])


def _leaves(tokens: Sequence[Token]) -> Iterator[tuple[int, Block]]:
    """Give the blocks that hold text, each with its first line."""
    around = _Around()
    for place, token in enumerate(tokens):
        around.pass_by(token)
        read = _LEAVES.get(token.type)
        if read and token.map:
            yield token.map[0], around.place(read(tokens, place))


def _heading(tokens: Sequence[Token], place: int) -> Block:
    return Block("heading", int(tokens[place].tag[1]), tokens[place + 1].content)


def _paragraph(tokens: Sequence[Token], place: int) -> Block:
    return Block("paragraph", 0, tokens[place + 1].content)


def _code(tokens: Sequence[Token], place: int) -> Block:
    return Block("code", 0, tokens[place].content)


def _rule(_tokens: Sequence[Token], _place: int) -> Block:
    return Block("rule", 0, "")


def _row(tokens: Sequence[Token], place: int) -> Block:
    row = takewhile(lambda token: token.type != "tr_close", tokens[place:])
    cells = [token for token in row if token.type == "inline"]
    kind = "head" if tokens[place + 1].type == "th_open" else "row"
    return Block(kind, 0, CELL.join(cell.content for cell in cells))


_LEAVES = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "tr_open": _row,
}


class _Around:
    """The lists and quotes that a walk through the tokens is inside of."""

    def __init__(self) -> None:
        self.lists: list[str] = []
        self.quotes = 0
        self.marker = ""

    def pass_by(self, token: Token) -> None:
        """Take note of what TOKEN opens or closes."""
        if token.tag in {"ul", "ol"}:
            self._list(token)
        elif token.type == "list_item_open":
            self.marker = f"{token.info}." if token.info else "•"
        elif token.tag == "blockquote":
            self.quotes += token.nesting

    def _list(self, token: Token) -> None:
        if token.nesting == 1:
            self.lists.append("item" if token.tag == "ul" else "step")
        else:
            self.lists.pop()

    def place(self, leaf: Block) -> Block:
        """Return LEAF as what it is where it stands; only the first of an item has its marker."""
        if leaf.kind != "paragraph":
            return leaf
        if self.lists:
            marker, self.marker = self.marker, ""
            return replace(leaf, kind=self.lists[-1], level=len(self.lists), marker=marker)
        return replace(leaf, kind="quote", level=self.quotes) if self.quotes else leaf
