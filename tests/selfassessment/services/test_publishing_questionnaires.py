"""Publish versions of questionnaires."""

import pytest

from eset_portal.common.rules.errors import Conflict
from selfassessment.models import QuestionnaireVersion
from selfassessment.services import campaigns
from tests.selfassessment.scenes import NOW, content

pytestmark = pytest.mark.django_db


def test_the_same_content_twice_is_one_version() -> None:
    first = campaigns.publish(slug="prova", content=content(), by=None, now=NOW)
    again = campaigns.publish(slug="prova", content=content(), by=None, now=NOW)

    assert first == again
    assert QuestionnaireVersion.objects.count() == 1


def test_other_content_wants_another_number() -> None:
    campaigns.publish(slug="prova", content=content(), by=None, now=NOW)
    other = content() | {"title": "Un altre títol"}

    with pytest.raises(Conflict):
        campaigns.publish(slug="prova", content=other, by=None, now=NOW)


def test_a_higher_number_stands_beside_the_old_one() -> None:
    first = campaigns.publish(slug="prova", content=content(), by=None, now=NOW)
    other = content() | {"title": "Un altre títol", "number": "9.0"}

    second = campaigns.publish(slug="prova", content=other, by=None, now=NOW)

    assert second.pk != first.pk
    assert {first.number, second.number} == {content()["number"], "9.0"}
