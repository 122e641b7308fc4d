"""Batches of reports; these are tecla's, who supports body a."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, signed_in
from tests.world import World

ASKING = signed_in(403, tecla=200, rita=200, adam=200)
HERS = signed_in(403, tecla=200, rita=404, adam=200)
KEY = "0b0e2c1e-9c55-4f0c-8a43-4e3a4f1f7c11"


def _slug(w: World) -> dict[str, object]:
    return {"slug": w.finished.campaign.slug}


def _ended(w: World) -> dict[str, object]:
    return {"pk": w.batches["ended"].pk}


def _stopped(w: World) -> dict[str, object]:
    return {"pk": w.batches["stopped"].pk}


ROWS = [
    Row("selfassessment:batch-list", get=ASKING, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:batch-create",
        kwargs=_slug,
        data=lambda _w: {"language": "ca", "key": KEY},
        get=ASKING,
        post=signed_in(403, tecla=302, rita=422, adam=302),
    ),
    Row("selfassessment:batch", kwargs=_ended, get=HERS, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:batch-move",
        kwargs=_stopped,
        data=lambda _w: {"move": "retry"},
        get=NEVER_SIGNED_IN,
        post=signed_in(403, tecla=302, rita=404, adam=302),
    ),
    Row(
        "selfassessment:batch-archive",
        kwargs=_ended,
        get=HERS,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
]
