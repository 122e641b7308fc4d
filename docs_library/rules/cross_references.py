"""Make links of the codes by which documents name one another."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

_CODE = re.compile(r"\b[A-Z]{3}-\d{2,3}\b")
_DEPTH = {"link_open": 1, "link_close": -1}


def mentioned(text: str) -> set[str]:
    """Return whatever looks like the code of a document in TEXT."""
    return set(_CODE.findall(text))


def linked(children: Sequence[Token], addresses: Mapping[str, str]) -> list[Token]:
    """Return CHILDREN with each code that has an address made a link, unless inside one."""
    result: list[Token] = []
    depth = 0
    for child in children:
        depth += _DEPTH.get(child.type, 0)
        if child.type == "text" and depth == 0:
            result.extend(_split(child.content, addresses))
        else:
            result.append(child)
    return result


def _split(content: str, addresses: Mapping[str, str]) -> list[Token]:
    pieces: list[Token] = []
    start = 0
    for match in _CODE.finditer(content):
        address = addresses.get(match[0])
        if address is not None:
            pieces += [_text(content[start : match.start()]), *_link(match[0], address)]
            start = match.end()
    return [*pieces, _text(content[start:])]


def _link(label: str, address: str) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": address})
    return [opening, _text(label), Token("link_close", "a", -1)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
