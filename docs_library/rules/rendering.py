"""Turn the Markdown of a document into HTML that is safe to show."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from docs_library.rules import cross_references, parameters
from docs_library.rules.folding import fold
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

MAX_BYTES = 5_000_000
MAX_HEADINGS = 1_000
MAX_MARKS = 100_000
SCHEMES = {"http", "https", "mailto"}

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "hr", "br"),
    *("strong", "em", "code", "a", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"class", "role", "aria-label", "tabindex"},
}
_SCHEME = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_ORDINAL = re.compile(r"^\d+(\.\d+)*\.?\s+")
_MARK = re.compile(r"[-*_`!&<|\\\[\]\n]")
_BOX = re.compile(r"^\[[ xX]\] ")
_EMPTY_BOX = "☐ "
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$)", re.MULTILINE)
_TOO_MANY_HEADINGS = noop("The text has too many headings: 1,000 at most.")


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


def says_anything(text: str) -> bool:
    """Say whether there is a letter, digit or sign in TEXT that a reader would see."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def check_size(text: str) -> None:
    """Raise DomainError when TEXT is longer, or of more parts or headings, than may be."""
    if len(text) > MAX_BYTES or len(text.encode(errors="replace")) > MAX_BYTES:
        raise DomainError(noop("The text is too long: a document holds at most 5 MB."))
    if sum(1 for _ in _MARK.finditer(text)) > MAX_MARKS:
        raise DomainError(noop("The text has too many parts. Split it into several documents."))
    if sum(1 for _ in _HEADING.finditer(text)) > MAX_HEADINGS:
        raise DomainError(_TOO_MANY_HEADINGS)


def render(
    text: str,
    *,
    addresses: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> Rendered:
    """Return TEXT as safe HTML in which codes found in ADDRESSES are links.

    VALUES fill its parameters, such as the name of the reader's body.

    Raise DomainError when TEXT is too long or holds too many headings or parts.
    """
    check_size(text)
    known = dict(addresses or {})
    markdown = parser()
    tokens = markdown.parse(_INVISIBLE.sub("", text))
    headings = _anchor(tokens)
    parameters.fill(tokens, values or {})
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = cross_references.linked(token.children, known)
    html = markdown.renderer.render(tokens, markdown.options, {})
    named = tuple(
        replace(heading, text=parameters.filled(heading.text, values or {})) for heading in headings
    )
    return Rendered(html=_clean(html, set(known.values())), headings=named)


class _Parser(MarkdownIt):
    """CommonMark that makes a link only of what may be one."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is the library's
        """Say whether URL may become a link."""
        return is_allowed(url)


@cache
def parser() -> MarkdownIt:
    """Return the parser of documents, which lets neither HTML nor images nor odd links in."""
    made = _Parser("commonmark", {"html": False}).enable("table").disable("image")
    made.add_render_rule("table_open", _open_table)
    made.add_render_rule("table_close", _close_table)
    return made


def is_allowed(address: str) -> bool:
    """Say whether a text may lead to ADDRESS: by web or by e-mail, never into a script."""
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
        elif token.type == "list_item_open":
            _tick(tokens[position + 1 : position + 3])
        if len(headings) > MAX_HEADINGS:
            raise DomainError(_TOO_MANY_HEADINGS)
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


def _tick(item: Sequence[Token]) -> None:
    """Show `[ ]` at the start of a list item as a box to tick on paper."""
    children = [child for token in item if token.type == "inline" for child in token.children or ()]
    if children and children[0].type == "text":
        children[0].content = _BOX.sub(_EMPTY_BOX, children[0].content)


def _open_table(renderer: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
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
        if (tag, attribute) == ("a", "href") and not (is_allowed(value) or value in local):
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
