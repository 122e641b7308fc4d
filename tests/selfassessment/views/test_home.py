"""What the home page says first, by role."""

import pytest
from django.utils import timezone

from tests.factories import member, sync
from tests.selfassessment.scenes import TODAY, an_assessment
from tests.support.language import reading

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["methodology_editor", "committee_member"])
def test_whoever_cares_for_the_method_is_led_to_the_library(cast, client, role: str) -> None:
    an_assessment(cast.a)
    person = member(cast.a, role)
    sync(cast.a, on=TODAY)
    client.force_login(person)
    page = reading(client, "en").get("/").content.decode()
    assert "The method, as it stands today" in page
    assert "/presenta/" not in page


def test_whoever_answers_is_led_to_the_first_question(cast, log_in) -> None:
    assessment = an_assessment(cast.a, on=timezone.localdate(), now=timezone.now())
    page = reading(log_in(cast.alice), "en").get("/").content.decode()
    assert f"/autoavaluacio/{assessment.pk}/D1/" in page


def test_whoever_steers_sees_the_coverage(cast, log_in) -> None:
    an_assessment(cast.a)
    page = reading(log_in(cast.adam), "en").get("/").content.decode()
    assert "0 of 1" in page
