"""Sharing dimensions out: who gets them is told, sees them at home, and nobody loses a right."""

from datetime import timedelta

import pytest
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import Letter, User
from selfassessment.models import Assessment, Delegation
from selfassessment.selectors.filling import delegations
from selfassessment.services import submitting
from selfassessment.services.filling import delegating
from selfassessment.services.filling.delegating import Share
from selfassessment.services.openness import Closed
from tests.cast import Cast
from tests.factories import member
from tests.selfassessment import scenes
from tests.selfassessment.scenes import an_assessment

TODAY, NOW = timezone.localdate(), timezone.now()
DUE = TODAY + timedelta(days=5)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, TODAY, NOW)


def give(assessment: Assessment, cast: Cast, *codes: str, to: User | None = None, **more):
    share = Share(codes or ("D1",), to or cast.bob, more.get("due", DUE), more.get("note", ""))
    return delegating.give(assessment=assessment, share=share, by=cast.alice, now=NOW)


def test_the_colleague_is_told_once_with_all_that_is_theirs(assessment, cast) -> None:
    give(assessment, cast, "D1", "D2", note="Pregunteu a l’arxiu.")
    letter = Letter.objects.get()
    assert letter.address == cast.bob.email
    for words in ("Dimensió 1", "Dimensió 2", "Pregunteu a l’arxiu.", "Alícia Roure"):
        assert words in letter.text
    assert f"/autoavaluacio/{assessment.pk}/D1/" in letter.text


def test_who_keeps_it_for_themselves_gets_no_letter(assessment, cast) -> None:
    give(assessment, cast, to=cast.alice)
    assert not Letter.objects.exists()


def test_giving_it_to_another_takes_it_from_the_first_and_keeps_both_on_record(
    assessment, cast
) -> None:
    give(assessment, cast)
    give(assessment, cast, to=cast.alice)
    assert delegations.of_assessment(assessment)["D1"].to == cast.alice
    assert Delegation.objects.filter(ended_at=NOW, ended_by=cast.alice, to=cast.bob).count() == 1


def test_it_gives_no_right_and_takes_none(assessment, cast) -> None:
    carla = member(cast.a, "entity_contributor", email="carla@example.org", full_name="Carla")
    give(assessment, cast)
    scenes.answer(assessment, carla, "D1.1", NOW)
    scenes.answer(assessment, cast.bob, "D2.1", NOW)


@pytest.mark.parametrize("name", ["rosa", "charlie", "tecla", "adam"])
def test_who_does_not_answer_for_the_body_gets_none(assessment, cast, name: str) -> None:
    with pytest.raises(DomainError):
        give(assessment, cast, to=cast.person(name))
    assert not Delegation.objects.exists()


def test_a_past_day_no_dimension_and_a_submitted_assessment_are_refused(assessment, cast) -> None:
    with pytest.raises(DomainError):
        give(assessment, cast, due=TODAY - timedelta(days=1))
    with pytest.raises(DomainError):
        give(assessment, cast, "D9")
    scenes.answer_all(assessment, cast.bob, now=NOW)
    submitting.submit(assessment=assessment, by=cast.alice, now=NOW)
    with pytest.raises(Closed):
        give(assessment, cast)


def test_what_is_in_hand_says_what_is_missing_and_what_is_late(assessment, cast) -> None:
    give(assessment, cast, "D1", "D2")
    scenes.answer(assessment, cast.bob, "D1.1", NOW)
    scenes.answer(assessment, cast.bob, "D2.1", NOW)
    scenes.answer(assessment, cast.bob, "D2.2", NOW)
    later = DUE + timedelta(days=1)
    found = delegations.in_hand(cast.bob, later)
    assert [(duty.dimension.code, duty.missing, duty.is_late) for duty in found] == [
        ("D1", 1, True),
        ("D2", 0, False),
    ]
    assert delegations.in_hand(cast.alice, later) == []


def test_it_is_taken_back_once(assessment, cast) -> None:
    (row,) = give(assessment, cast)
    delegating.take_back(delegation=row, by=cast.alice, now=NOW)
    assert delegations.in_hand(cast.bob, TODAY) == []
    with pytest.raises(IllegalMove):
        delegating.take_back(delegation=row, by=cast.alice, now=NOW)


def test_the_pages_share_out_show_it_at_home_and_take_back(assessment, cast, log_in) -> None:
    alice, bob = log_in(cast.alice), log_in(cast.bob)
    path = f"/autoavaluacio/{assessment.pk}/repartiment/"
    data = {"dimensions": ["D1"], "to": cast.bob.pk, "due_on": DUE.isoformat(), "note": "Va!"}
    refused = alice.post(path, data | {"dimensions": []})
    assert refused.status_code == 422
    assert "Va!" in refused.content.decode()
    assert alice.post(path, data).status_code == 302
    for page in ("/", f"/autoavaluacio/{assessment.pk}/D1/", path):
        assert "Va!" in bob.get(page).content.decode(), page
    assert "Va!" not in alice.get("/").content.decode()
    row = Delegation.objects.get()
    assert bob.post(f"/repartiment/{row.pk}/retira/").status_code == 403
    assert alice.post(f"/repartiment/{row.pk}/retira/").status_code == 302
    assert "Va!" not in bob.get("/").content.decode()
