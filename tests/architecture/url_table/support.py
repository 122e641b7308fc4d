"""Who accompanies whom."""

from collections.abc import Mapping

from tests.architecture.url_table.rows import NEVER, Row, signed_in
from tests.world import World

LOOKS = signed_in(403, adam=200, aurora=200)
# Of the Diputació that accompanies a; its technician is an insider, the people of a are not.
OF_DIP = signed_in(404, adam=200, aurora=200, tecla=403)


def _dip(world: World) -> Mapping[str, object]:
    return {"pk": world.cast.dip.pk}


ROWS = [
    Row("governance:support-index", get=LOOKS, post=NEVER),
    Row("governance:support-without", get=LOOKS, post=NEVER),
    Row(
        "governance:support-assign",
        get=signed_in(403, adam=200),
        post=signed_in(403, adam=422),
    ),
    Row("governance:supporter", kwargs=_dip, get=OF_DIP, post=NEVER),
    Row("governance:support-end", kwargs=_dip, get=NEVER, post=signed_in(403, adam=422)),
    Row(
        "governance:support-export",
        kwargs=lambda w: {"pk": w.cast.dip.pk, "file_type": "csv"},
        get=NEVER,
        post=OF_DIP,
        html=False,
    ),
]
