"""What came back: only that reopens, and only once amended is it handed in again."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import AuditEvent
from selfassessment.models import AnswerRevision
from selfassessment.services import resubmitting, submitting
from selfassessment.services.answering import Closed, Stale
from selfassessment.services.control import moving
from selfassessment.services.resubmitting import Untouched
from tests.cast import Cast
from tests.selfassessment.control.scenes import (
    accept_rest,
    fresh,
    in_control,
    judge,
    line,
    returned,
    submitted,
)
from tests.selfassessment.scenes import NOW, answer, content, of_content

LATER = NOW + timedelta(days=8)


def again(assessment, cast: Cast, now=NOW) -> int:
    return resubmitting.resubmit(assessment=assessment, by=cast.alice, now=now)


def test_only_the_returned_answer_changes(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    with translation.override("en"), pytest.raises(Closed, match="was not returned"):
        answer(assessment, cast.bob, "D1.2", level=1, seen=1)
    assert (line(assessment, "D1.1").version, line(assessment, "D1.2").version) == (2, 1)


def test_a_returned_answer_changed_twice_keeps_both_and_the_last_counts(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    with pytest.raises(Stale):
        answer(assessment, cast.alice, "D1.1", level=4, seen=1)
    answer(assessment, cast.alice, "D1.1", level=2, seen=2)
    assert again(assessment, cast) == 1
    history = AnswerRevision.objects.filter(question__code="D1.1").order_by("version")
    assert list(history.values_list("level", flat=True)) == [3, 1, 2]
    assert fresh(assessment).frozen_levels["D1.1"] == 2


def test_what_is_handed_in_again_is_declared_anew_and_the_rest_stays_decided(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    again(assessment, cast)
    now = fresh(assessment)
    assert (now.state, now.control.resubmitted_by) == ("in_control", cast.alice)
    assert float(now.low) == pytest.approx(100 * (50 + 150) / 300)
    assert line(assessment).status == "amended"
    assert AuditEvent.objects.filter(verb="assessment.resubmitted").count() == 1
    accept_rest(assessment, cast.tecla)
    moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    assert fresh(assessment).control.levels["D1.1"] == 1


def test_an_answer_left_as_it_was_is_named(cast: Cast) -> None:
    assessment = returned(cast, "D1.1", "D2.1")
    answer(assessment, cast.bob, "D2.1", level=1, seen=1)
    with pytest.raises(Untouched) as raised:
        again(assessment, cast)
    assert raised.value.codes == ["D1.1"]
    assert fresh(assessment).state == "returned"


def test_insisting_takes_a_comment(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=3, seen=1, comment="Consta a l’acta del ple.")
    assert again(assessment, cast) == 1


def test_an_answer_taken_back_is_not_handed_in(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=None, seen=1)
    with pytest.raises(Untouched):
        again(assessment, cast)


def test_after_the_day_nothing_is_amended_nor_handed_in(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    with pytest.raises(Closed):
        answer(assessment, cast.bob, "D1.1", now=LATER, level=2, seen=2)
    with pytest.raises(DomainError):
        again(assessment, cast, now=LATER)


def test_a_campaign_that_is_over_still_lets_amend(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    day = NOW.date() - timedelta(days=1)
    type(assessment.campaign).objects.update(opens_on=day, closes_on=day)
    answer(fresh(assessment), cast.bob, "D1.1", level=1, seen=1)
    assert again(assessment, cast) == 1


def test_nothing_is_handed_in_again_that_did_not_come_back(cast: Cast) -> None:
    for assessment in (submitted(cast), in_control(cast)):
        with pytest.raises(IllegalMove):
            again(assessment, cast)
        with pytest.raises(Closed):
            answer(assessment, cast.bob, "D1.1", level=1, seen=1)


def test_what_an_amended_answer_lets_be_asked_is_answered_too(cast: Cast, log_in) -> None:
    now, today = timezone.now(), timezone.localdate()
    whole = content()
    whole["dimensions"][0]["questions"][1]["condition"] = {"question": "D1.1", "at_least": 3}
    assessment = of_content(whole, cast.a, today, now)
    for code in ("D1.1", "D2.1", "D2.2"):
        answer(assessment, cast.bob, code, now, level=1)
    submitting.submit(assessment=assessment, by=cast.alice, now=now)
    moving.take(assessment=fresh(assessment), by=cast.tecla, now=now)
    judge(assessment, cast.tecla, "D1.1", "return", now=now)
    moving.send_back(assessment=fresh(assessment), by=cast.tecla, now=now)
    with pytest.raises(Closed):
        answer(assessment, cast.bob, "D2.1", now, level=4, seen=1)
    answer(assessment, cast.bob, "D1.1", now, level=4, seen=1)
    with pytest.raises(Untouched) as refused:
        again(assessment, cast, now)
    assert refused.value.codes == ["D1.2"]
    page = log_in(cast.alice).get(f"/autoavaluacio/{assessment.pk}/presenta/").content.decode()
    assert "/D1/#q-D1-2" in page
    answer(assessment, cast.bob, "D1.2", now, level=2)
    answer(assessment, cast.bob, "D1.2", now, level=3, seen=1)
    assert again(assessment, cast, now) == 1
    assert fresh(assessment).frozen_levels["D1.2"] == 3
    assert line(assessment, "D1.2").status == "pending"
