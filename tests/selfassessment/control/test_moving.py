"""The moves of a control: each from its state only, each with its line in the trail."""

from datetime import timedelta

import pytest
from django.utils import translation

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance.models import AuditEvent, Letter
from selfassessment.models import Assessment, Control, Score
from selfassessment.services.control import moving, opinions
from selfassessment.services.control.moving import Undecided
from tests.cast import Cast
from tests.selfassessment.control.scenes import (
    UNTIL,
    WHY,
    accept_rest,
    closed,
    fresh,
    in_control,
    judge,
    returned,
    submitted,
    validated,
)
from tests.selfassessment.scenes import NOW, answer

LATER = NOW + timedelta(days=8)


def verbs() -> list[str]:
    rows = AuditEvent.objects.exclude(verb__startswith="campaign").order_by("pk")
    return list(rows.values_list("verb", flat=True))[-1:]


def test_what_is_handed_in_waits_with_its_day_and_its_risk(cast: Cast) -> None:
    assessment = submitted(cast)
    assert assessment.state == "submitted"
    assert assessment.control.due_on == NOW.date() + timedelta(days=45)
    assert assessment.control.risk_level == "high"  # all at 3, and nothing goes with it
    assert assessment.control.risk_counts == {"bare": 4}


def test_the_first_who_takes_it_has_it(cast: Cast) -> None:
    assessment = submitted(cast)
    moving.take(assessment=assessment, by=cast.tecla, now=NOW)
    now = fresh(assessment)
    assert (now.state, now.control.taken_by, now.control.taken_at) == (
        "in_control",
        cast.tecla,
        NOW,
    )
    assert verbs() == ["control.taken"]
    moving.take(assessment=assessment, by=cast.tecla, now=NOW)
    with translation.override("en"), pytest.raises(Conflict, match="Tecla Plana has already"):
        moving.take(assessment=assessment, by=cast.rita, now=NOW)
    assert AuditEvent.objects.filter(verb="control.taken").count() == 1


def test_returning_needs_something_to_return(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla)
    with pytest.raises(DomainError):
        moving.send_back(assessment=assessment, by=cast.tecla, now=NOW)
    assert fresh(assessment).state == "in_control"


def test_what_is_returned_has_a_day_a_line_and_a_letter(cast: Cast) -> None:
    assessment = returned(cast, "D1.1", "D2.2")
    assert (assessment.state, assessment.control.returned_until) == ("returned", UNTIL)
    line = AuditEvent.objects.get(verb="control.returned")
    assert (line.facts["answers"], line.facts["until"]) == (2, str(UNTIL))
    letter = Letter.objects.get()
    assert letter.address == cast.alice.email
    assert WHY in letter.text
    assert "D2.2" in letter.text
    assert f"/autoavaluacio/{assessment.pk}/presenta/" in letter.text


def test_after_the_day_given_or_the_period_nothing_is_returned(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla, verdict="return")
    with pytest.raises(DomainError):
        moving.send_back(assessment=assessment, by=cast.tecla, now=LATER)
    closes = assessment.campaign.closes_on
    type(assessment.campaign).objects.update(amendments_until=closes)
    with pytest.raises(DomainError):
        moving.send_back(assessment=assessment, by=cast.tecla, now=NOW + timedelta(days=30))


def test_it_is_not_taken_up_again_over_somebody_who_is_amending(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)
    with pytest.raises(DomainError):
        moving.resume(assessment=assessment, by=cast.tecla, now=NOW)
    moving.resume(assessment=assessment, by=cast.tecla, now=LATER)
    now = fresh(assessment)
    assert now.state == "in_control"
    assert now.frozen_levels == {"D1.1": 1, "D1.2": 3, "D2.1": 3, "D2.2": 3}


def test_a_return_by_mistake_is_taken_back_at_once(cast: Cast) -> None:
    assessment = returned(cast, "D1.1")
    moving.resume(assessment=assessment, by=cast.tecla, now=NOW)
    accept_rest(assessment, cast.tecla)
    moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    assert fresh(assessment).state == "validated"


def test_nothing_is_validated_while_an_answer_wants_a_decision(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla, "D1.1")
    judge(assessment, cast.tecla, "D2.2", "return")
    with pytest.raises(Undecided) as raised:
        moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    assert raised.value.codes == ["D1.2", "D2.1", "D2.2"]


def test_declared_and_validated_stand_side_by_side_each_dated(cast: Cast) -> None:
    assessment = validated(cast, lower={"D1.1": 1, "D2.1": 0})
    control = assessment.control
    assert assessment.low == 75
    assert assessment.frozen_levels == {"D1.1": 3, "D1.2": 3, "D2.1": 3, "D2.2": 3}
    assert control.levels == {"D1.1": 1, "D1.2": 3, "D2.1": 0, "D2.2": 3}
    assert control.low == control.high == pytest.approx(100 * (50 + 2 * 37.5) / 300)
    assert (control.degree, assessment.degree) == ("en_desplegament", "implantat")
    assert (control.validated_by, control.validated_at) == (cast.tecla, NOW)
    rows = Score.objects.filter(assessment=assessment).order_by("kind", "dimension")
    assert [(row.kind, row.dimension, float(row.low or 0)) for row in rows] == [
        ("declared", "D1", 75),
        ("declared", "D2", 75),
        ("validated", "D1", 50),
        ("validated", "D2", 37.5),
    ]
    assert verbs() == ["control.validated"]
    assert Letter.objects.get().address == cast.alice.email


def test_a_question_to_the_aoc_holds_validation_and_closing(cast: Cast) -> None:
    assessment = in_control(cast)
    accept_rest(assessment, cast.tecla)
    asked = ask(assessment, cast)
    with translation.override("en"), pytest.raises(DomainError, match="AOC was asked"):
        moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    opinions.give(opinion=asked, words="Es pot acceptar així.", by=cast.adam, now=NOW)
    moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    ask(assessment, cast)
    with pytest.raises(DomainError):
        moving.close(assessment=assessment, by=cast.adam, now=NOW)


def ask(assessment: Assessment, cast: Cast):
    return opinions.ask(
        assessment=assessment, code="D1.1", words="Compta el conveni?", by=cast.tecla, now=NOW
    )


def test_reopening_takes_the_validated_result_back_and_keeps_the_decisions(cast: Cast) -> None:
    assessment = validated(cast, lower={"D1.1": 1})
    moving.reopen(assessment=assessment, reason="Ha arribat l’acta.", by=cast.tecla, now=NOW)
    now = fresh(assessment)
    assert (now.state, now.control.levels, now.control.low) == ("in_control", None, None)
    assert now.control.note == "Ha arribat l’acta."
    assert not Score.objects.filter(kind="validated").exists()
    judge(assessment, cast.tecla, "D1.1")
    moving.validate(assessment=assessment, by=cast.tecla, now=LATER)
    assert fresh(assessment).control.low == 75


@pytest.mark.parametrize("reason", ["", "   ", "curt"])
def test_reopening_and_withdrawing_want_a_reason(cast: Cast, reason: str) -> None:
    assessment = validated(cast)
    with pytest.raises(DomainError):
        moving.reopen(assessment=assessment, reason=reason, by=cast.tecla, now=NOW)
    other = submitted(cast)
    with pytest.raises(DomainError):
        moving.withdraw(assessment=other, reason=reason, by=cast.adam, now=NOW)
    assert fresh(other).state == "submitted"


def test_what_is_closed_stays_closed(cast: Cast) -> None:
    assessment = closed(cast)
    assert (assessment.control.closed_by, assessment.control.closed_at) == (cast.tecla, NOW)
    assert verbs() == ["assessment.closed"]
    for step in (moving.take, moving.send_back, moving.validate, moving.close, moving.resume):
        with pytest.raises(IllegalMove):
            step(assessment=assessment, by=cast.rita, now=NOW)
    with pytest.raises(IllegalMove):
        moving.reopen(assessment=assessment, reason="Perquè sí, senyor.", by=cast.rita, now=NOW)


def test_what_is_withdrawn_comes_back_with_its_answers(cast: Cast) -> None:
    assessment = in_control(cast)
    moving.withdraw(assessment=assessment, reason="L’ens s’ha fusionat.", by=cast.adam, now=NOW)
    now = fresh(assessment)
    assert (now.state, now.control.note) == ("withdrawn", "L’ens s’ha fusionat.")
    with pytest.raises(IllegalMove):
        moving.reopen(assessment=assessment, reason="Perquè sí, senyor.", by=cast.rita, now=NOW)
    moving.bring_back(assessment=assessment, by=cast.adam)
    now = fresh(assessment)
    assert (now.state, now.submitted_at, now.frozen_levels) == ("open", None, None)
    assert now.answered == 4
    answer(assessment, cast.bob, "D1.1", level=1, seen=1)


def test_only_what_was_withdrawn_is_brought_back(cast: Cast) -> None:
    assessment = validated(cast)
    with pytest.raises(IllegalMove):
        moving.bring_back(assessment=assessment, by=cast.adam)
    assert Control.objects.get(pk=assessment.pk).levels is not None
