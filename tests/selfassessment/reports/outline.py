"""The skeleton of an HTML document: its landmarks, tables and headings, without its words."""

from html.parser import HTMLParser

SHOWN = {"section", "h1", "h2", "h3", "table", "caption", "thead", "tbody", "svg", "ol", "ul"}
VOID = {"meta", "br", "path", "rect", "line"}


def of(html: str) -> str:
    """Return one indented line per structural element: its name, class and anchor."""
    reader = _Reader()
    reader.feed(html)
    return "\n".join(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SHOWN:
            return
        values = dict(attrs)
        name = f".{values['class'].split()[0]}" if values.get("class") else ""
        anchor = f"#{values['id']}" if values.get("id") else ""
        self.lines.append("  " * self.depth + tag + name + (anchor if tag != "svg" else ""))
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in SHOWN
