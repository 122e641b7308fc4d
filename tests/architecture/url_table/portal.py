"""The front door: home, help, health."""

from tests.architecture.url_table.rows import NEVER, Row, each

ROWS = [
    Row("home", get=each(200), post=NEVER),
    Row("livez", get=each(200), post=NEVER, html=False),
    Row("readyz", get=each(200), post=NEVER, html=False),
    Row("help", get=each(200), post=NEVER),
    Row("accessibility", get=each(200), post=NEVER),
    Row("privacy", get=each(200), post=NEVER),
    Row("set_language", get=each(302), post=each(302), data=lambda _w: {"language": "es"}),
]
