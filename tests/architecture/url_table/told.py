"""Being told, saying that one has read, and by which edition a body works."""

from tests.architecture.url_table.rows import NEVER, Row, each, signed_in
from tests.world import World

BOARD = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)


def _code(w: World) -> dict[str, object]:
    return {"code": w.edition.document.code}


def _edition(w: World) -> dict[str, object]:
    return {**_code(w), "major": w.edition.major, "minor": w.edition.minor}


def _first_day(w: World) -> dict[str, object]:
    return {"on": w.edition.effective_from.isoformat()}


ROWS = [
    Row("docs_library:notice-list", get=signed_in(200), post=NEVER),
    Row("docs_library:notices-read", get=NEVER, post=signed_in(302)),
    Row("docs_library:subscription-list", get=signed_in(200), post=signed_in(422)),
    Row(
        "docs_library:subscription-end",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=NEVER,
        post=signed_in(302),
    ),
    Row(
        "docs_library:document-follow",
        kwargs=_code,
        get=NEVER,
        post=signed_in(302),
        data=lambda _w: {"rhythm": "daily"},
    ),
    Row(
        "docs_library:edition-acknowledge",
        kwargs=_edition,
        get=NEVER,
        post=signed_in(409, alice=302, bob=302, rosa=302, charlie=302),
    ),
    Row(
        "docs_library:edition-adopt",
        kwargs=_edition,
        get=NEVER,
        post=signed_in(403, alice=302, charlie=302),
        data=_first_day,
    ),
    Row(
        "docs_library:team-readers",
        get=signed_in(403, alice=200, charlie=200, adam=200),
        post=NEVER,
    ),
    Row("docs_library:reading-statistics", get=BOARD, post=NEVER),
    Row("docs_library:adoption-board", get=BOARD, post=NEVER),
    Row("docs_library:adoption-table", get=BOARD, post=NEVER, html=False),
    Row("docs_library:feed", get=each(200), post=NEVER, html=False),
    Row("docs_library:feed-document", kwargs=_code, get=each(200), post=NEVER, html=False),
    Row(
        "docs_library:feed-collection",
        kwargs=lambda _w: {"collection": "registry"},
        get=each(200),
        post=NEVER,
        html=False,
    ),
]
