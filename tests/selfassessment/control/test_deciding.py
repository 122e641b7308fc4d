"""Decisions on answers: kept for ever, one after another, and never over what was not seen."""

import pytest
from django.utils import translation

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from selfassessment.models import Control, ControlDecision
from selfassessment.rules.control_decisions import DecisionRefused
from selfassessment.services.control import deciding
from selfassessment.services.control.deciding import Judgement, NotAsked, Overtaken
from tests.cast import Cast
from tests.selfassessment.control.scenes import (
    UNTIL,
    WHY,
    accept_rest,
    in_control,
    judge,
    line,
    submitted,
)
from tests.selfassessment.scenes import NOW


def rows(code: str = "D1.1") -> list[tuple[int, str, int | None]]:
    found = ControlDecision.objects.filter(question__code=code).order_by("version")
    return list(found.values_list("version", "verdict", "level"))


def test_a_decision_is_kept_with_who_took_it_when_and_on_which_answer(cast: Cast) -> None:
    assessment = in_control(cast)
    made = judge(assessment, cast.tecla, verdict="lower", level=1)
    assert (made.verdict, made.level, made.reason, made.until) == ("lower", 1, WHY, None)
    assert (made.decided_by, made.decided_at, made.answer_version) == (cast.tecla, NOW, 1)
    now = line(assessment)
    assert (now.declared.level, now.validated and now.validated.level) == (3, 1)


def test_changing_ones_mind_adds_to_the_history(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla, verdict="lower", level=1)
    judge(assessment, cast.tecla)
    assert rows() == [(1, "lower", 1), (2, "accept", None)]
    assert line(assessment).status == "accept"


def test_lists_can_count_without_reading_the_decisions(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla, "D1.1", "lower", level=1)
    judge(assessment, cast.tecla, "D1.2", "return")
    judge(assessment, cast.tecla, "D2.1")
    control = Control.objects.get(pk=assessment.pk)
    assert (control.decided, control.lowered, control.returned) == (2, 1, 1)


def test_of_two_technicians_the_second_sees_what_stands_and_overwrites_nothing(cast: Cast) -> None:
    assessment = in_control(cast)
    judge(assessment, cast.tecla, verdict="lower", level=2)
    with pytest.raises(Overtaken) as raised:
        judge(assessment, cast.rita, verdict="lower", level=0, seen=0)
    theirs = raised.value.line.decision
    assert theirs is not None
    assert (theirs.level, theirs.decided_by) == (2, cast.tecla)
    assert raised.value.status == 409
    assert rows() == [(1, "lower", 2)]


def test_the_same_decision_sent_twice_is_one(cast: Cast) -> None:
    assessment = in_control(cast)
    first = judge(assessment, cast.tecla, verdict="lower", level=2)
    again = judge(assessment, cast.tecla, verdict="lower", level=2, seen=0)
    assert first.pk == again.pk
    assert len(rows()) == 1


def test_the_answer_must_be_the_one_that_was_seen(cast: Cast) -> None:
    assessment = in_control(cast)
    with pytest.raises(Overtaken):
        judge(assessment, cast.tecla, answer=2)
    assert rows() == []


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        ("lower", {"level": 3}),
        ("lower", {"level": 2, "reason": "no"}),
        ("return", {"until": None}),
        ("return", {"until": UNTIL.replace(year=2020)}),
        ("raise", {}),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(cast: Cast, verdict, more) -> None:
    assessment = in_control(cast)
    with pytest.raises(DecisionRefused):
        judge(assessment, cast.tecla, verdict=verdict, **more)
    assert rows() == []


def test_after_the_amendments_period_nothing_comes_back(cast: Cast) -> None:
    assessment = in_control(cast)
    closes = assessment.campaign.closes_on
    type(assessment.campaign).objects.update(amendments_until=closes)
    with pytest.raises(DecisionRefused) as raised:
        judge(assessment, cast.tecla, verdict="return", until=closes.replace(year=2027))
    assert raised.value.place == "until"
    judge(assessment, cast.tecla, verdict="return", until=closes)


def test_before_it_is_begun_nothing_is_decided(cast: Cast) -> None:
    assessment = submitted(cast)
    with translation.override("en"), pytest.raises(IllegalMove, match="submitted"):
        judge(assessment, cast.tecla)


def test_a_question_of_another_questionnaire_is_unknown(cast: Cast) -> None:
    assessment = in_control(cast)
    with pytest.raises(NotAsked):
        deciding.decide(
            assessment=assessment,
            judgement=Judgement("D9.9", "accept", seen=0, answer=1),
            by=cast.tecla,
            now=NOW,
        )


def accept_all(assessment, cast: Cast, **seen: int) -> int:
    named = {code.replace("_", "."): at for code, at in seen.items()}
    return deciding.accept_all(assessment=assessment, seen=named, by=cast.tecla, now=NOW)


def test_what_needs_no_look_is_accepted_at_once_and_marked_so(cast: Cast) -> None:
    assessment = in_control(cast, level=2)
    assert accept_all(assessment, cast, D1_1=1, D2_2=1) == 2
    found = ControlDecision.objects.order_by("question__code")
    assert [(row.question.code, row.verdict, row.in_bulk) for row in found] == [
        ("D1.1", "accept", True),
        ("D2.2", "accept", True),
    ]
    assert Control.objects.get(pk=assessment.pk).decided == 2


def test_what_deserves_a_look_is_never_accepted_at_once(cast: Cast) -> None:
    assessment = in_control(cast, level=3)  # high, and nothing goes with it
    with pytest.raises(Conflict, match=r"D1\.1"):
        accept_all(assessment, cast, D1_1=1)
    assert not ControlDecision.objects.exists()


def test_what_changed_since_the_list_was_shown_stops_the_whole_list(cast: Cast) -> None:
    assessment = in_control(cast, level=2)
    judge(assessment, cast.tecla, "D1.2", "lower", level=0)
    with pytest.raises(Conflict, match=r"D1\.2"):
        accept_all(assessment, cast, D1_1=1, D1_2=1)
    with pytest.raises(Conflict, match=r"D2\.1"):
        accept_all(assessment, cast, D2_1=7)
    assert rows("D1.1") == rows("D2.1") == []


def test_accepting_nothing_says_so(cast: Cast) -> None:
    assessment = in_control(cast, level=2)
    with pytest.raises(DomainError):
        accept_all(assessment, cast)


def test_once_all_is_decided_nothing_is_left(cast: Cast) -> None:
    assessment = in_control(cast)
    accept_rest(assessment, cast.tecla)
    assert Control.objects.get(pk=assessment.pk).decided == 4
