"""The library, open to all."""

from tests.architecture.url_table.rows import NEVER, Row, each
from tests.world import World


def _code(w: World) -> dict[str, object]:
    return {"code": w.edition.document.code}


def _edition(w: World) -> dict[str, object]:
    return {**_code(w), "major": w.edition.major, "minor": w.edition.minor}


ROWS = [
    Row("docs_library:document-list", get=each(200), post=NEVER),
    Row("docs_library:document-detail", kwargs=_code, get=each(200), post=NEVER),
    Row("docs_library:edition-detail", kwargs=_edition, get=each(200), post=NEVER),
    Row("docs_library:document-download", kwargs=_edition, get=each(200), post=NEVER, html=False),
]
