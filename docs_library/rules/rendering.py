"""Turn the Markdown of a document into HTML that is safe to show."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from docs_library.rules.folding import fold
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

MAX_BYTES = 5_000_000
MAX_HEADINGS = 1_000
MAX_MARKS = 100_000
SCHEMES = {"http", "https", "mailto"}

_TAGS = set(
    "h2 h3 h4 h5 h6 p ul ol li strong em code pre blockquote hr br a div span"
    " table thead tbody tr th td".split()
)
_ATTRIBUTES = {
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "span": {"class"},
}
_SCHEME = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{3}-\d{2,3}\b")
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_ORDINAL = re.compile(r"^\d+(\.\d+)*\.?\s+")
_MARK = re.compile(r"[-*_`!&<|\\\[\]\n]")
_BOX = re.compile(r"^\[[ xX]\] ")
_EMPTY_BOX = "☐ "


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document, as its table of contents shows it."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML and the headings in it, in order."""

    html: str
    headings: tuple[Heading, ...]


def check_size(text: str) -> None:
    """Raise DomainError when TEXT is longer, or made of more pieces, than a document may be."""
    if len(text) > MAX_BYTES or len(text.encode(errors="replace")) > MAX_BYTES:
        raise DomainError(noop("The text is too long: a document holds at most 5 MB."))
    if sum(1 for _ in _MARK.finditer(text)) > MAX_MARKS:
        raise DomainError(noop("The text has too many parts. Split it into several documents."))


def mentioned(text: str) -> set[str]:
    """Return whatever looks like the code of a document in TEXT."""
    return set(_CODE.findall(text))


def render(text: str, *, addresses: Mapping[str, str] | None = None) -> Rendered:
    """Return TEXT as safe HTML in which codes found in ADDRESSES are links.

    Raise DomainError when TEXT is too long or holds too many headings or parts.
    """
    check_size(text)
    known = dict(addresses or {})
    parser = _parser()
    tokens = parser.parse(_INVISIBLE.sub("", text))
    headings = _anchor(tokens)
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = _linked(token.children, known)
    html = parser.renderer.render(tokens, parser.options, {})
    return Rendered(html=_clean(html, set(known.values())), headings=headings)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = _is_allowed  # type: ignore[method-assign]  # how the library is set up
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    return parser


def _is_allowed(address: str) -> bool:
    return _SCHEME.match(address) is not None


def _anchor(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give each heading an anchor that outlives its renumbering, and each table a name."""
    headings: list[Heading] = []
    seen: dict[str, int] = {}
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            headings.append(_heading(token, tokens[position + 1], seen))
        elif token.type == "heading_close" and token.tag == "h1":
            token.tag = "h2"
        elif token.type == "table_open" and headings:
            token.meta["name"] = headings[-1].text
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "inline" and position > 1 and tokens[position - 2].type == "list_item_open":
            _tick(token)
        if len(headings) > MAX_HEADINGS:
            raise DomainError(noop("The text has too many headings: 1,000 at most."))
    return tuple(headings)


def _heading(opening: Token, inline: Token, seen: dict[str, int]) -> Heading:
    opening.tag = "h2" if opening.tag == "h1" else opening.tag
    text = "".join(
        child.content for child in inline.children or () if child.type in {"text", "code_inline"}
    ).strip()
    slug = fold(_ORDINAL.sub("", text)).replace(" ", "-")[:60].strip("-") or "apartat"
    seen[slug] = seen.get(slug, 0) + 1
    anchor = f"s-{slug}" if seen[slug] == 1 else f"s-{slug}--{seen[slug]}"
    opening.attrSet("id", anchor)
    return Heading(level=int(opening.tag[1]), text=text, anchor=anchor)


def _tick(inline: Token) -> None:
    first = inline.children[0] if inline.children else None
    if first is not None and first.type == "text":
        first.content = _BOX.sub(_EMPTY_BOX, first.content)


def _linked(children: Sequence[Token], addresses: Mapping[str, str]) -> list[Token]:
    """Return CHILDREN with each known code of a document made a link, unless inside one."""
    result: list[Token] = []
    depth = 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "text" and depth == 0:
            result.extend(_split(child, addresses))
        else:
            result.append(child)
    return result


def _split(token: Token, addresses: Mapping[str, str]) -> list[Token]:
    pieces: list[Token] = []
    start = 0
    for match in _CODE.finditer(token.content):
        address = addresses.get(match[0])
        if address is None:
            continue
        pieces += [
            _text(token.content[start : match.start()]),
            Token("link_open", "a", 1, attrs={"href": address}),
            _text(match[0]),
            Token("link_close", "a", -1),
        ]
        start = match.end()
    return [*pieces, _text(token.content[start:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _open_table(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: Any,
) -> str:
    """Put a table in a box that scrolls, is reached by keyboard and has a name."""
    box = Token("table_box", "div", 1)
    box.attrSet("class", "scroll")
    box.attrSet("role", "group")
    box.attrSet("tabindex", "0")
    box.attrSet("aria-label", tokens[index].meta.get("name", "Taula"))
    return f"<div{renderer.renderAttrs(box)}><table>"


def _close_table(*_: object) -> str:
    return "</table></div>"


def _clean(html: str, local: set[str]) -> str:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("a", "href") and not (_is_allowed(value) or value in local):
            return None
        return value

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
