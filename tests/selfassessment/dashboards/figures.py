"""Read the figures of a page with where they lead: what stands there, and how many that says."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LISTS = ("/ens/", "/adhesions/")
_WHOLE = re.compile(r"\d{1,3}(?:[.,\u00a0]\d{3})*|\d+")


@dataclass
class Figure:
    """A link with its words, and how many it says there are; None when it says none."""

    href: str
    text: str = ""
    title: str = ""
    row: str = ""
    is_heading: bool = False

    @property
    def count(self) -> int | None:
        """How many bodies there are to be, by its title, its row in a chart's table, its text."""
        if self.title:
            return _whole(self.title.split()[0])
        said = (
            self.row if self.is_heading else self.text.removesuffix(" now").removesuffix(" so far")
        )
        return _whole(said)


@dataclass
class Page:
    """All FIGURES of a page that lead to lists, and the whole numbers in tables that do not."""

    figures: list[Figure] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)


def read(html: str) -> Page:
    """Return the figures of the page HTML."""
    reader = _Reader()
    reader.feed(html)
    return reader.page


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.link: Figure | None = None
        self.cell: str | None = None
        self.headings: list[Figure] = []
        self.is_cell_linked = self.is_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        href = known.get("href") or ""
        if tag == "tr":
            self.headings = []
        elif tag == "th":
            self.is_heading = True
        elif tag == "td":
            self.cell, self.is_cell_linked = "", False
        elif tag == "a" and any(part in href for part in LISTS):
            self.link = Figure(href, title=known.get("title") or "", is_heading=self.is_heading)
            self.page.figures.append(self.link)
            self.is_cell_linked = True
            if self.is_heading:
                self.headings.append(self.link)

    def handle_data(self, data: str) -> None:
        if self.link is not None:
            self.link.text += data
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link is not None:
            self.link.text, self.link = self.link.text.strip(), None
        elif tag == "th":
            self.is_heading = False
        elif tag == "td" and self.cell is not None:
            for one in self.headings:
                one.row = self.cell.strip()
            if _whole(self.cell) and not self.is_cell_linked and not self.headings:
                self.page.dead.append(self.cell.strip())
            self.cell = None
