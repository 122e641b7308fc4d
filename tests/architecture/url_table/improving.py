"""The dashboard of the improvement itself: for who may compare bodies."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, signed_in

WHO = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)
AOC = signed_in(403, adam=200)
HOURS = {"document": "30", "model": "6", "copy": "12", "update": "3", "practice": "5"}

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
        "selfassessment:improving-assumptions",
        get=AOC,
        data=lambda _w: {**HOURS, "why": "Ho diu una enquesta.", "seen": "0"},
        post={**AOC, "adam": 302},
    ),
    Row(
        "selfassessment:improving-assumptions",
        case="odd hours",
        get=AOC,
        data=lambda _w: {"document": "-1", "copy": "x", "seen": "x"},
        post={**AOC, "adam": 422},
    ),
    Row(
        "selfassessment:improving-figure",
        kwargs=lambda _w: {"name": "canvis", "ending": "csv"},
        get=WHO,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
]
