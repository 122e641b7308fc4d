"""Read a page as people do: each text with the language in which it claims to be."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SILENT = {"script", "style", "code", "svg"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-confirm", "data-say")


class _Reader(HTMLParser):
    """Collects the texts of a page, keeping the stack of open elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.texts += [(language, given[name]) for name in SPOKEN if given.get(name)]
        if given.get("type") in {"submit", "button"} and "value" in given and tag == "input":
            self.texts.append((language, given["value"]))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in SILENT for tag, _ in self.open):
            self.texts.append((self.open[-1][1] if self.open else "", " ".join(data.split())))


def texts(html: str) -> Iterator[tuple[str, str]]:
    """Return (language, text) for what HTML shows or has read aloud."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.texts
