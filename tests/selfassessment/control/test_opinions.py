"""The second opinion: asked once, given once, and taken back by who asked."""

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import AuditEvent
from selfassessment import permissions
from selfassessment.models import Assessment, SecondOpinion
from selfassessment.services.control import opinions
from tests.cast import Cast
from tests.selfassessment.control.scenes import closed, in_control, submitted, validated
from tests.selfassessment.scenes import NOW, TODAY

DOUBT, OPINION = "Compta el conveni?", "Sí, si l’ens en fa el seguiment."


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return in_control(cast)


def ask(assessment: Assessment, cast: Cast, code: str = "D1.1") -> SecondOpinion:
    return opinions.ask(assessment=assessment, code=code, words=DOUBT, by=cast.tecla, now=NOW)


def test_a_question_about_an_answer_and_one_about_the_whole_stand_apart(assessment, cast) -> None:
    assert ask(assessment, cast).question is not None
    assert ask(assessment, cast, "").question is None
    assert AuditEvent.objects.filter(verb="opinion.asked").count() == 2


@pytest.mark.parametrize("code", ["D1.1", ""])
def test_nobody_asks_the_same_twice_while_it_waits(assessment, cast, code: str) -> None:
    first = ask(assessment, cast, code)
    with pytest.raises(Conflict):
        ask(assessment, cast, code)
    opinions.give(opinion=first, words=OPINION, by=cast.adam, now=NOW)
    assert ask(assessment, cast, code).is_open


def test_an_opinion_is_given_once_and_stays(assessment, cast) -> None:
    asked = ask(assessment, cast)
    opinions.give(opinion=asked, words=OPINION, by=cast.adam, now=NOW)
    kept = SecondOpinion.objects.get()
    assert (kept.given, kept.given_by, kept.given_at) == (OPINION, cast.adam, NOW)
    with pytest.raises(Conflict, match="Adam"):
        opinions.give(opinion=asked, words="Una altra cosa.", by=cast.adam, now=NOW)
    with pytest.raises(Conflict):
        opinions.take_back(opinion=asked, by=cast.tecla, now=NOW)


def test_only_who_asked_takes_it_back(assessment, cast) -> None:
    asked = ask(assessment, cast)
    with pytest.raises(DomainError):
        opinions.take_back(opinion=asked, by=cast.rita, now=NOW)
    opinions.take_back(opinion=asked, by=cast.tecla, now=NOW)
    with pytest.raises(Conflict):
        opinions.give(opinion=asked, words=OPINION, by=cast.adam, now=NOW)


def test_the_aoc_may_speak_unasked(assessment, cast) -> None:
    made = opinions.volunteer(
        assessment=assessment, code="D2.1", words=OPINION, by=cast.adam, now=NOW
    )
    assert not made.is_open
    assert made.asked_by is None


@pytest.mark.parametrize(("words", "code"), [("", "D1.1"), ("curt", "D1.1"), (DOUBT, "D9.9")])
def test_a_question_has_words_and_a_place(assessment, cast, words: str, code: str) -> None:
    with pytest.raises(DomainError):
        opinions.ask(assessment=assessment, code=code, words=words, by=cast.tecla, now=NOW)


@pytest.mark.parametrize("scene", [submitted, closed])
def test_before_the_control_and_after_the_closing_nobody_is_asked(cast, scene) -> None:
    with pytest.raises(DomainError):
        ask(scene(cast), cast)


def test_the_body_contests_between_validation_and_closing_only(cast) -> None:
    rights = {"submit", "answer"}
    assert permissions.may_contest(rights, validated(cast), TODAY)
    assert not permissions.may_contest({"answer"}, validated(cast), TODAY)
    assert not permissions.may_contest(rights, in_control(cast), TODAY)
    late = validated(cast)
    late.campaign.amendments_until = late.campaign.opens_on
    assert not permissions.may_contest(rights, late, TODAY)
