"""The questionnaire on paper and in a workbook; everything belongs to body a."""

from collections.abc import Mapping

from selfassessment.models import SheetUpload
from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, of_a
from tests.world import World


def paper(world: World) -> Mapping[str, object]:
    """Make the address of the open assessment of body a."""
    return {"pk": world.open_one.pk}


def preview(world: World) -> Mapping[str, object]:
    """Make the address of the workbook that came back to body a."""
    made = SheetUpload.objects.get(assessment=world.open_one)
    return {"pk": world.open_one.pk, "upload": made.pk}


ROWS = [
    Row("selfassessment:paper", kwargs=paper, get=of_a(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:workbook-file",
        kwargs=paper,
        get=of_a(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:workbook",
        kwargs=paper,
        get=of_a(200),
        post=of_a(403, alice=422, bob=422),
    ),
    Row(
        "selfassessment:workbook-preview",
        kwargs=preview,
        data=lambda _w: {"seen-D3.1": "1", "seen-D3.2": "0", "keep-D3.1": "mine"},
        get=of_a(200),
        post=of_a(403, alice=302, bob=302),
    ),
]
