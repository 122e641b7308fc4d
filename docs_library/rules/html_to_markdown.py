"""Turn the HTML that a word processor's file becomes into Markdown, saying what got lost."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {"strong": "**", "b": "**", "em": "_", "i": "_"}
_PLAIN = {"html", "body", "p", "br", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th"}
_PLAIN |= {"a", "code", "blockquote", "hr", "sup", "sub", "div", "span", "section"}


@dataclass(frozen=True, slots=True)
class Turned:
    """The Markdown, and what of the HTML it does not hold, by name and number of times."""

    text: str
    lost: dict[str, int]


def turn(html: str) -> Turned:
    """Return HTML as Markdown; what Markdown cannot say is left out and counted."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Turned(text=reader.markdown(), lost=dict(reader.lost))


@dataclass
class _List:
    ordered: bool
    items: int = 0


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects finished blocks; `_line` is the one being written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: Counter[str] = Counter()
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._links: list[str] = []
        self._prefix = ""

    def markdown(self) -> str:
        """Return all that was read."""
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._blocks)).strip() + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what TAG begins; count what Markdown has no word for."""
        if tag in _HEADINGS:
            self._begin("#" * max(2, _HEADINGS[tag]) + " ")
        elif tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag in {"ul", "ol"}:
            self._end_block()
            self._lists.append(_List(ordered=tag == "ol"))
        elif tag == "li":
            self._begin_item()
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._line.append("[")
        elif tag == "br":
            self._line.append("\\\n" if not self._tables else " ")
        else:
            self._begin_other(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what TAG began."""
        if tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag == "a" and self._links:
            self._end_link()
        elif self._tables:
            self._end_in_table(tag)
        elif tag in {"ul", "ol"} and self._lists:
            self._end_list()
        elif tag in _HEADINGS or tag in {"p", "li", "blockquote"}:
            self._end_block()

    def handle_data(self, data: str) -> None:
        """Write words, with what would be read as Markdown escaped."""
        words = re.sub(r"\s+", " ", data)
        if words.strip() or (self._line and words):
            self._line.append(_SPECIAL.sub(r"\\\1", words))

    def _begin_other(self, tag: str) -> None:
        if tag == "table":
            self._end_block()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag == "blockquote":
            self._begin("> ")
        elif tag == "p" and not self._lists and not self._tables and not self._prefix:
            self._end_block()
        elif tag not in _PLAIN:
            self.lost[tag] += 1

    def _end_in_table(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._end_cell()
        elif tag == "table":
            self._blocks.append(_drawn(self._tables.pop()))
        elif tag == "p":
            self._line.append(" ")

    def _end_list(self) -> None:
        self._end_block()
        self._lists.pop()
        if not self._lists:
            self._blocks.append("")

    def _begin(self, prefix: str) -> None:
        if not self._tables:
            self._end_block()
            self._prefix = prefix

    def _begin_item(self) -> None:
        self._end_block()
        if not self._lists:
            self._lists.append(_List(ordered=False))
        current = self._lists[-1]
        current.items += 1
        mark = f"{current.items}. " if current.ordered else "- "
        self._prefix = "   " * (len(self._lists) - 1) + mark

    def _end_block(self) -> None:
        words = "".join(self._line).strip()
        self._line.clear()
        if words:
            self._blocks.append(self._prefix + words)
            if not self._lists:
                self._blocks.append("")
        self._prefix = ""

    def _end_link(self) -> None:
        address = self._links.pop()
        if re.match(r"(https?://|mailto:)\S+$", address):
            self._line.append(f"]({address})")
            return
        self.lost["a"] += 1
        opened = [index for index, piece in enumerate(self._line) if piece == "["]
        if opened:  # a block that began inside the link has taken it along
            del self._line[opened[-1]]

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append("".join(self._line).strip().replace("|", "\\|"))
        self._line.clear()


def _drawn(table: _Table) -> str:
    """Return TABLE as Markdown: its first row is the head, short rows are filled up."""
    rows = [row for row in table.rows if row]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:], ""])
