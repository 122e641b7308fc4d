"""Answers to the questionnaire of needs: all are kept, the last ones hold, none gets lost."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import Entity, NeedsRecord, Population
from governance.selectors.deployment import needs as reading
from governance.services.deployment import needs
from tests.cast import Cast
from tests.governance.deployment.making import NEEDS, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(cast: Cast) -> Entity:
    """Body `a` with facts; it has 900 inhabitants."""
    Population.objects.create(entity=cast.a, year=2025, inhabitants=900)
    return Entity.objects.with_facts(date(2026, 3, 2)).get(pk=cast.a.pk)


def test_answers_are_kept_beside_the_earlier_ones_with_who_and_when(
    cast: Cast, body: Entity
) -> None:
    first = needs.record(entity=body, answers=NEEDS, seen=0, by=cast.alice, now=NOW)
    later = {**NEEDS, "staff": 5}
    second = needs.record(entity=body, answers=later, seen=1, by=cast.bob, now=NOW + timedelta(1))

    assert reading.records(body) == [second, first]
    assert reading.latest(body) == second
    assert (first.number, first.by, second.number, second.by) == (1, cast.alice, 2, cast.bob)
    assert NeedsRecord.objects.get(pk=first.pk).answers["staff"] == 4


def test_the_same_answers_again_make_no_new_row(cast: Cast, body: Entity) -> None:
    needs.record(entity=body, answers=NEEDS, seen=0, by=cast.alice, now=NOW)
    needs.record(entity=body, answers=NEEDS, seen=0, by=cast.bob, now=NOW)
    assert NeedsRecord.objects.count() == 1


def test_nobody_overwrites_answers_they_have_not_seen(cast: Cast, body: Entity) -> None:
    needs.record(entity=body, answers=NEEDS, seen=0, by=cast.alice, now=NOW)
    with pytest.raises(Conflict):
        needs.record(entity=body, answers={**NEEDS, "staff": 9}, seen=0, by=cast.bob, now=NOW)


@pytest.mark.parametrize("wrong", [{"staff": -1}, {"leader": "x"}, {"training": []}])
def test_what_is_no_answer_is_refused(cast: Cast, body: Entity, wrong: dict[str, object]) -> None:
    with pytest.raises(DomainError):
        needs.record(entity=body, answers={**NEEDS, **wrong}, seen=0, by=cast.bob, now=NOW)  # type: ignore[dict-item]


def test_what_nobody_asked_this_body_is_not_kept(cast: Cast, body: Entity) -> None:
    answers = {**NEEDS, "serves": "yes", "departments": 3}
    row = needs.record(entity=body, answers=answers, seen=0, by=cast.bob, now=NOW)
    assert not {"serves", "departments"} & set(row.answers)


@pytest.mark.parametrize("name", ["rosa", "charlie", "aurora"])
def test_only_who_works_on_the_plan_answers(cast: Cast, body: Entity, name: str) -> None:
    person = cast.person(name)
    assert person is not None
    with pytest.raises(NotAllowed):
        needs.record(entity=body, answers=NEEDS, seen=0, by=person, now=NOW)


def test_answers_are_never_rewritten(cast: Cast, body: Entity) -> None:
    needs.record(entity=body, answers=NEEDS, seen=0, by=cast.alice, now=NOW)
    for change in (lambda rows: rows.update(number=7), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(NeedsRecord.objects.all())


def test_answers_are_told_in_words(cast: Cast, body: Entity) -> None:
    answers = {**NEEDS, "remarks": "Tanquem a l’agost."}
    row = needs.record(entity=body, answers=answers, seen=0, by=cast.alice, now=NOW)
    with translation.override("en"):
        told = {line.question: line for line in reading.in_words(row)}
        found = reading.found(row)
    assert told["How many people work in the offices?"].answers == ["4"]
    assert told["What training is needed?"].answers == [
        "How e-SET works",
        "Telework and shared work",
    ]
    assert told["What else should the technician know?"].free == "Tanquem a l’agost."
    assert "Write the protocol of telework and shared work." in found
