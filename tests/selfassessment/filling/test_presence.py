"""Who else is here: others only, for as long as they stay, and said once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from selfassessment.models import Assessment, Presence
from selfassessment.services.filling import presence
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, an_assessment


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, timezone.localdate(), timezone.now())


def here(assessment, by, code="D1", now=NOW):
    return presence.here(assessment=assessment, dimension=code, by=by, now=now)


def test_others_on_the_same_dimension_are_named_and_oneself_is_not(assessment, cast) -> None:
    assert here(assessment, cast.bob) == []
    assert here(assessment, cast.alice) == [cast.bob]
    assert here(assessment, cast.bob) == [cast.alice]
    assert here(assessment, cast.alice, "D2") == []


def test_who_has_left_is_gone_after_a_while_and_leaves_no_row(assessment, cast) -> None:
    here(assessment, cast.bob)
    assert here(assessment, cast.alice, now=NOW + timedelta(minutes=1)) == []
    assert list(Presence.objects.values_list("user", flat=True)) == [cast.alice.pk]


def test_who_closed_the_portal_is_forgotten_even_if_nobody_comes_after(assessment, cast) -> None:
    here(assessment, cast.bob)
    assert presence.clear(now=NOW) == 0
    assert presence.clear(now=NOW + timedelta(minutes=1)) == 1


def test_the_page_says_it_once(assessment, cast, log_in) -> None:
    path = f"/autoavaluacio/{assessment.pk}/D1/presencia/"
    alice, bob = log_in(cast.alice), log_in(cast.bob)
    assert alice.post(path).status_code == 204
    first = bob.post(path)
    assert "Alícia Roure" in first.content.decode()
    assert bob.post(path, {"others": str(cast.alice.pk)}).status_code == 204
    assert bob.post(path.replace("D1", "D9")).status_code == 404
