"""The dashboard of the improvement itself: for who may compare bodies."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, signed_in

WHO = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)

ROWS = [
    Row("selfassessment:improving", get=WHO, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:improving",
        case="odd hours",
        query="?document=-1&model=x",
        get=WHO,
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:improving-figure",
        kwargs=lambda _w: {"name": "canvis", "ending": "csv"},
        get=WHO,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
]
