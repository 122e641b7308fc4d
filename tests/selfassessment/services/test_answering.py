"""Saving one answer: what is kept, what is refused, and what a repeat does."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import translation

from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.rules.answer_rules import LONGEST_COMMENT, AnswerRefused
from selfassessment.services import answering, submitting
from selfassessment.services.answering import Closed, ForeignQuestion, Stale
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, REASON, a_draft, an_assessment, answer, answer_all


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a)


def stands(assessment: Assessment, code: str = "D1.1") -> Answer:
    return Answer.objects.get(assessment=assessment, question__code=code)


def history(assessment: Assessment) -> list[tuple[int, int | None, bool, str]]:
    rows = AnswerRevision.objects.filter(assessment=assessment).order_by("question", "version")
    return list(rows.values_list("version", "level", "not_applicable", "comment"))


def test_a_first_answer_is_kept_with_who_gave_it_and_when(assessment, cast) -> None:
    saved = answer(assessment, cast.bob, level=3, comment="Ho fem cada mes.")
    row = stands(assessment)
    assert (saved.version, row.version, row.level, row.comment) == (1, 1, 3, "Ho fem cada mes.")
    assert (row.changed_by, row.changed_at) == (cast.bob, NOW)


def test_each_change_leaves_a_revision_that_says_what_stood(assessment, cast) -> None:
    answer(assessment, cast.bob, level=3)
    answer(assessment, cast.alice, level=1, comment="Menys.", seen=1)
    assert history(assessment) == [(1, 3, False, ""), (2, 1, False, "Menys.")]
    people = AnswerRevision.objects.order_by("version").values_list("changed_by", flat=True)
    assert list(people) == [cast.bob.pk, cast.alice.pk]


def test_an_answer_can_be_taken_back_and_its_comment_stays(assessment, cast) -> None:
    answer(assessment, cast.bob, level=3)
    saved = answer(assessment, cast.bob, level=None, comment="A mirar.", seen=1)
    assert (stands(assessment).level, stands(assessment).comment) == (None, "A mirar.")
    assert saved.result.answered == 0
    assert history(assessment)[-1] == (2, None, False, "A mirar.")


def test_who_saw_an_older_answer_gets_theirs_and_changes_nothing(assessment, cast) -> None:
    answer(assessment, cast.alice, level=4, comment="Meu.")
    with pytest.raises(Stale) as raised:
        answer(assessment, cast.bob, level=0)
    theirs = raised.value.theirs
    assert (theirs.level, theirs.comment, theirs.changed_by) == (4, "Meu.", cast.alice)
    assert stands(assessment).level == 4
    assert len(history(assessment)) == 1


def test_who_saw_more_than_there_is_conflicts_as_well(assessment, cast) -> None:
    answer(assessment, cast.alice, level=4)
    with pytest.raises(Stale):
        answer(assessment, cast.bob, level=0, seen=7)


def test_the_same_key_twice_has_one_effect(assessment, cast) -> None:
    draft = a_draft(level=2)
    first, second = (
        answering.save(assessment=assessment, draft=draft, by=cast.bob, now=NOW) for _ in range(2)
    )
    assert first == second
    assert history(assessment) == [(1, 2, False, "")]


def test_a_repeat_after_somebody_changed_it_shows_what_stands_now(assessment, cast) -> None:
    draft = a_draft(level=2)
    answering.save(assessment=assessment, draft=draft, by=cast.bob, now=NOW)
    answer(assessment, cast.alice, level=4, seen=1)
    with pytest.raises(Stale) as raised:
        answering.save(assessment=assessment, draft=draft, by=cast.bob, now=NOW)
    assert raised.value.theirs.level == 4
    assert len(history(assessment)) == 2


def test_a_key_with_other_words_is_no_repeat_and_is_never_taken_for_one(assessment, cast) -> None:
    """A page shown again by the browser's back button still holds its old key."""
    key = uuid4()
    answer(assessment, cast.bob, level=2, key=key)
    with pytest.raises(Stale):
        answer(assessment, cast.bob, level=3, key=key)
    answer(assessment, cast.bob, level=3, key=key, seen=1)
    answer(assessment, cast.bob, "D1.2", level=1, key=key)
    assert stands(assessment).level == 3
    assert stands(assessment, "D1.2").level == 1


def test_a_reply_that_got_lost_is_no_conflict_with_oneself(assessment, cast) -> None:
    lost = uuid4()
    answer(assessment, cast.bob, level=2, key=lost)
    answer(assessment, cast.bob, level=3, seen=0, after=lost)
    assert history(assessment) == [(1, 2, False, ""), (2, 3, False, "")]


def test_a_lost_reply_does_not_excuse_what_somebody_else_wrote_since(assessment, cast) -> None:
    lost = uuid4()
    answer(assessment, cast.bob, level=2, key=lost)
    answer(assessment, cast.alice, level=4, seen=1)
    with pytest.raises(Stale):
        answer(assessment, cast.bob, level=3, seen=0, after=lost)


def test_a_key_of_another_question_excuses_nothing(assessment, cast) -> None:
    key = uuid4()
    answer(assessment, cast.bob, "D1.2", level=2, key=key)
    answer(assessment, cast.alice, "D1.1", level=4)
    with pytest.raises(Stale):
        answer(assessment, cast.bob, "D1.1", level=3, after=key)


def test_a_question_that_the_body_is_not_asked_is_refused(assessment, cast) -> None:
    with pytest.raises(ForeignQuestion):
        answer(assessment, cast.bob, "D9.9")
    assert not Answer.objects.exists()


def test_a_question_for_other_bodies_only_is_refused(cast) -> None:
    assessment = an_assessment(cast.a)
    assessment.kind = "a kind that nobody asks"
    with pytest.raises(ForeignQuestion):
        answer(assessment, cast.bob)


@pytest.mark.parametrize("days", [-11, 11])
def test_outside_the_days_of_its_campaign_nothing_is_taken(assessment, cast, days: int) -> None:
    then, at_the_edge = NOW + timedelta(days=days), NOW + timedelta(days=days // 11 * 10)
    with translation.override("en"), pytest.raises(Closed, match="closed"):
        answering.save(assessment=assessment, draft=a_draft(), by=cast.bob, now=then)
    assert not Answer.objects.exists()
    answering.save(assessment=assessment, draft=a_draft(), by=cast.bob, now=at_the_edge)


def test_once_submitted_nothing_is_taken_even_by_a_page_opened_before(assessment, cast) -> None:
    answer_all(assessment, cast.alice)
    submitting.submit(assessment=assessment, by=cast.alice, now=NOW)
    with translation.override("en"), pytest.raises(Closed, match="already submitted"):
        answer(assessment, cast.bob, level=0, seen=1)
    assert stands(assessment).level == 3


def test_a_repeat_after_submission_says_saved_and_touches_nothing(assessment, cast) -> None:
    draft = a_draft(level=3)
    answering.save(assessment=assessment, draft=draft, by=cast.alice, now=NOW)
    for code in ("D1.2", "D2.1", "D2.2"):
        answer(assessment, cast.alice, code)
    submitting.submit(assessment=assessment, by=cast.alice, now=NOW)
    before = Assessment.objects.values().get(pk=assessment.pk)
    later = NOW.replace(hour=20)
    assert answering.save(assessment=assessment, draft=draft, by=cast.bob, now=later).version == 1
    assert Assessment.objects.values().get(pk=assessment.pk) == before


@pytest.mark.parametrize("reason", ["", "   ", "no cal"])
def test_not_applicable_needs_a_reason(assessment, cast, reason: str) -> None:
    with pytest.raises(AnswerRefused) as raised:
        answer(assessment, cast.bob, "D1.2", level=None, not_applicable=True, reason=reason)
    assert raised.value.place == "reason"
    saved = answer(assessment, cast.bob, "D1.2", level=None, not_applicable=True, reason=REASON)
    assert saved.result.not_applicable == 1
    assert stands(assessment, "D1.2").reason == REASON


def test_a_question_for_everybody_cannot_be_set_aside(assessment, cast) -> None:
    with pytest.raises(AnswerRefused) as raised:
        answer(assessment, cast.bob, "D1.1", level=None, not_applicable=True, reason=REASON)
    assert raised.value.place == "not_applicable"


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"level": 5}, "level"),
        ({"level": -1}, "level"),
        ({"level": 3, "not_applicable": True, "reason": REASON}, "level"),
        ({"level": 3, "reason": REASON}, "reason"),
        ({"comment": "x" * (LONGEST_COMMENT + 1)}, "comment"),
        ({"comment": "x" * 3_000_000}, "comment"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_its_place(
    assessment, cast, wrong: dict[str, object], place: str
) -> None:
    with pytest.raises(AnswerRefused) as raised:
        answer(assessment, cast.bob, **wrong)
    assert raised.value.place == place
    assert not AnswerRevision.objects.exists()


def test_the_longest_comment_is_kept_whole(assessment, cast) -> None:
    text = "à" * LONGEST_COMMENT
    answer(assessment, cast.bob, comment=text)
    assert stands(assessment).comment == text


def test_answers_of_another_body_stay_where_they_are(assessment, cast) -> None:
    other = an_assessment(cast.b)
    answer(other, cast.charlie, level=1)
    answer(assessment, cast.alice, level=4)
    assert stands(other).level == 1
