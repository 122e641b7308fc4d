"""Aggregate reports: for those who see many bodies, and for those who write the method."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, signed_in
from tests.world import World

WIDE = {"tecla", "rita", "adam", "aurora", "edith", "april"}
READING = signed_in(403, **dict.fromkeys(WIDE, 200))
ASKING = signed_in(403, **dict.fromkeys(WIDE, 302))


def _slug(w: World) -> dict[str, object]:
    return {"slug": w.finished.campaign.slug}


def _ready(w: World) -> dict[str, object]:
    return {"pk": w.aggregates["ready"].pk}


ROWS = [
    Row("selfassessment:aggregate-list", get=READING, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:aggregate-create",
        kwargs=_slug,
        data=lambda _w: {"about": "method", "language": "es"},
        get=READING,
        post=ASKING,
    ),
    Row("selfassessment:aggregate", kwargs=_ready, get=READING, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:aggregate-retry",
        kwargs=lambda w: {"pk": w.aggregates["failed"].pk},
        get=NEVER_SIGNED_IN,
        post=ASKING,
    ),
    *(
        Row(f"selfassessment:{name}", kwargs=_ready, get=READING, post=NEVER_SIGNED_IN, html=False)
        for name in ("aggregate-file", "aggregate-csv", "aggregate-xlsx", "aggregate-key")
    ),
]
