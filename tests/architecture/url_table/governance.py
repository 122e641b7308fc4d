"""The register, the switcher and the trail."""

from tests.architecture.url_table.rows import NEVER, Row, each, signed_in

READERS_OF_THE_TRAIL = signed_in(403, adam=200, aurora=200)

ROWS = [
    Row(
        "governance:acting-switch",
        case="own body, for those of a",
        get=NEVER,
        post=signed_in(404, alice=302, bob=302, rosa=302),
        data=lambda w: {"entity": str(w.cast.a.pk)},
    ),
    Row("governance:letter-list", get=each(200), post=NEVER),
    Row("governance:trail", get=READERS_OF_THE_TRAIL, post=NEVER),
    Row("governance:trail-verify", get=NEVER, post=READERS_OF_THE_TRAIL),
    Row("governance:trail-export", get=READERS_OF_THE_TRAIL, post=NEVER, html=False),
    Row("governance:entity-list", get=signed_in(200), post=NEVER),
    Row(
        "governance:entity-export",
        kwargs=lambda _w: {"file_type": "csv"},
        get=NEVER,
        post=signed_in(200),
        html=False,
    ),
    Row(
        "governance:entity-export",
        case="unknown kind of file",
        kwargs=lambda _w: {"file_type": "exe"},
        get=NEVER,
        post=signed_in(404),
        html=False,
    ),
    Row(
        "governance:entity-detail",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=signed_in(200),
        post=NEVER,
    ),
]
