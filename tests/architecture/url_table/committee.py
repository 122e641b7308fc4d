"""Bodies of governance: bob stands in for alice, april is secretary, rosa sits nowhere."""

from tests.architecture.url_table.rows import NEVER, Row, signed_in

SITTING = signed_in(200, rosa=404, edith=404)

ROWS = [
    Row(
        "governance:session",
        kwargs=lambda w: {"pk": w.committee.called.pk},
        get=SITTING,
        post=NEVER,
    ),
]
