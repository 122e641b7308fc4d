"""A small document with everything that a report has: headings, links, table, list, drawing."""

from datetime import UTC, datetime

from eset_portal.common.pdf import Metadata, render

STYLE = """
@page { @bottom-right { content: "peu " counter(page) " / " counter(pages) } }
html { font-family: "Liberation Sans", "DejaVu Sans", sans-serif }
table { width: 100% }
"""
DRAWING = (
    '<svg viewBox="0 0 9 9" width="90" height="90" role="img"><title>Un quadrat</title>'
    '<rect width="9" height="9" fill="#0b5f63"/></svg>'
)
ROWS = '<tr><th scope="row">fila</th><td>u</td><td>dos</td></tr>' * 70
BODY = f"""
<h1>Títol</h1>
<p><a href="#taula">Vés a la taula</a> i <a href="https://example.cat/x">a fora</a></p>
{DRAWING}
<ul><li>primer</li><li>segon</li></ul>
<h2 id="taula">Taula</h2>
<table><caption>Una taula llarga</caption>
<thead><tr><th scope="col">a</th><th scope="col">b</th><th scope="col">c</th></tr></thead>
<tbody>{ROWS}</tbody></table>
<h3>Detall</h3><p>Final: ñ ç l·l à.</p>
"""
METADATA = Metadata(
    title="Títol del document",
    language="ca",
    author="Consorci d’exemple",
    created=datetime(2026, 10, 4, 9, 30, tzinfo=UTC),
    keywords=("e-SET", "prova"),
    identifier="7KQ2-M9XD",
)


def page(body: str = BODY, head: str = "") -> str:
    """Return a whole HTML document."""
    return f'<!doctype html><html lang="ca"><head>{head}</head><body>{body}</body></html>'


def drawn(body: str = BODY, *styles: str) -> bytes:
    """Return the sample, or BODY in its place, as PDF."""
    return render(page(body), [STYLE, *styles], metadata=METADATA)
