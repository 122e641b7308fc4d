"""A body sees itself beside published groups only."""

import pytest

from selfassessment.models import Assessment, Campaign
from selfassessment.services import publishing, submitting
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.support.language import reading

pytestmark = pytest.mark.django_db


def test_a_body_stands_beside_the_narrowest_published_group(cast: Cast, log_in: LogIn) -> None:
    row = scenes.an_assessment(cast.a)
    page = reading(log_in(cast.alice)).get(f"/autoavaluacio/{row.pk}/situacio/").content.decode()
    assert "Nothing to compare yet" in page
    scenes.answer_all(row, cast.bob)
    submitting.submit(assessment=row, by=cast.alice, now=scenes.NOW)
    invented.fill(Campaign.objects.get(), invented.bodies(60))
    page = reading(log_in(cast.alice)).get(f"/autoavaluacio/{row.pk}/situacio/").content.decode()
    assert "Nothing is published yet" in page
    publishing.publish(campaign=Campaign.objects.get(), now=scenes.NOW)
    answer = reading(log_in(cast.alice)).get(f"/autoavaluacio/{row.pk}/situacio/")
    assert "Town councils" in answer.content.decode()
    assert "Only you see yours." in answer.content.decode()
    others = Assessment.objects.exclude(pk=row.pk).select_related("entity")
    assert not any(other.entity.name in answer.content.decode() for other in others)
    assert log_in(cast.charlie).get(f"/autoavaluacio/{row.pk}/situacio/").status_code == 404
    path = f"/autoavaluacio/{row.pk}/situacio"
    assert log_in(cast.alice).get(f"{path}/means.csv").status_code == 200
    for name in ("means.exe", "nothing.csv"):
        assert log_in(cast.alice).get(f"{path}/{name}").status_code == 404
    assert log_in(cast.charlie).get(f"{path}/means.csv").status_code == 404
