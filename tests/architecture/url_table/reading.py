"""Reading, comparing, taking along and verifying: open to all."""

from tests.architecture.url_table.rows import NEVER, Row, each
from tests.world import World


def _code(w: World) -> dict[str, object]:
    return {"code": w.edition.document.code}


def _edition(w: World) -> dict[str, object]:
    return {**_code(w), "major": w.edition.major, "minor": w.edition.minor}


def _to_itself(w: World) -> dict[str, object]:
    return {**_edition(w), "to_major": w.edition.major, "to_minor": w.edition.minor}


def _first_day(w: World) -> dict[str, object]:
    return {**_code(w), "day": w.edition.effective_from.isoformat()}


ROWS = [
    Row("docs_library:document-list", get=each(200), post=NEVER),
    Row("docs_library:document-detail", kwargs=_code, get=each(200), post=NEVER),
    Row("docs_library:edition-detail", kwargs=_edition, get=each(200), post=NEVER),
    Row("docs_library:point-in-time", kwargs=_first_day, get=each(200), post=NEVER),
    Row("docs_library:differences", kwargs=_code, get=each(302), post=NEVER),
    Row("docs_library:difference-detail", kwargs=_to_itself, get=each(200), post=NEVER),
    Row("docs_library:edition-pdf", kwargs=_edition, get=each(200), post=NEVER, html=False),
    Row("docs_library:edition-markdown", kwargs=_edition, get=each(200), post=NEVER, html=False),
    Row("docs_library:edition-pack", kwargs=_edition, get=each(200), post=NEVER, html=False),
    Row("docs_library:verification", get=each(200), post=each(422)),
]
