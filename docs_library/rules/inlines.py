"""Read what stands inside a block: words, each with the way it is set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from docs_library.rules import rendering
from docs_library.rules.blocks import Block

_WORD = re.compile(r"[^\W_]+(?:·[^\W_]+)*[’']?|\s+|.", re.DOTALL)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_MARK = re.compile(r"[*_`\[\]<&\\\n]")
MOST_MARKS = 2_000  # in one block: more of them are no text that anybody wrote


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set: where it leads when it is a link."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a space or a sign, and its style."""

    text: str
    style: Style


def read(block: Block) -> list[Word]:
    """Return the words of BLOCK as its readers see them: without the marks of Markdown."""
    if block.kind == "code":
        return _cut(block.content, Style(code=True))
    if not 0 < len(_MARK.findall(block.content)) <= MOST_MARKS:
        return _cut(block.content, PLAIN)
    tokens = rendering.parser().parseInline(block.content)
    return list(_words(tokens[0].children or [])) if tokens else []


def _words(tokens: Sequence[Token]) -> Iterator[Word]:
    style = PLAIN
    for token in tokens:
        if token.type == "link_open":
            style = replace(style, link=str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            style = replace(style, link="")
        elif token.tag == "strong":
            style = replace(style, bold=token.nesting == 1)
        elif token.tag == "em":
            style = replace(style, italic=token.nesting == 1)
        elif token.type == "code_inline":
            yield from _cut(token.content, replace(style, code=True))
        else:
            yield from _cut(_BREAKS.get(token.type, token.content), style)


def _cut(text: str, style: Style) -> list[Word]:
    return [Word(found, style) for found in _WORD.findall(text)]
