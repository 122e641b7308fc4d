"""A campaign in which twelve bodies have handed in, and files in a place of their own."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from governance.models import Comarca
from selfassessment.models import Assessment, Campaign
from selfassessment.services import campaigns, submitting
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.reports_work.making import files_in

BODIES = 12
NEAR, FEW = 5, 4
COMARQUES = {"19": "Garrotxa", "01": "Alt Camp"}


@pytest.fixture(autouse=True)
def place(tmp_path: Path) -> Iterator[Path]:
    """Where this test's files are kept."""
    with files_in(tmp_path):
        yield tmp_path


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """Twelve bodies, five in one comarca and four in another; the higher the later they arrive."""
    campaign = scenes.a_campaign()
    bodies = EntityFactory.create_batch(BODIES)
    campaigns.open_for(campaign=campaign, bodies=bodies, on=scenes.TODAY, by=None)
    for code, name in COMARQUES.items():
        names = {"name": name, "sort_name": name.lower()}
        Comarca.objects.get_or_create(pk=code, defaults=names)
    keys = list(Assessment.objects.filter(campaign=campaign).values_list("pk", flat=True))
    Assessment.objects.filter(pk__in=keys[:NEAR]).update(comarca="19")
    Assessment.objects.filter(pk__in=keys[-FEW:]).update(comarca="01")
    for at, pk in enumerate(keys):
        row = Assessment.objects.select_related("campaign__version", "entity").get(pk=pk)
        scenes.answer_all(row, cast.adam, level=at % 5)
        at_noon = scenes.NOW + timedelta(minutes=at)
        submitting.submit(assessment=row, by=cast.adam, now=at_noon)
    return campaign
