"""Conversations about questions: nothing said twice, news until read, settled and opened again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from eset_portal.common.rules.errors import IllegalMove
from selfassessment.models import Assessment, Thread, ThreadComment
from selfassessment.selectors.filling import threads
from selfassessment.selectors.filling.threads import Talk
from selfassessment.services.filling import discussing
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, an_assessment

LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, timezone.localdate(), timezone.now())


@pytest.fixture
def thread(assessment, cast) -> Thread:
    return begin(assessment, cast.bob)


def begin(assessment: Assessment, by, text: str = "Compta el conveni?") -> Thread:
    return discussing.begin(assessment=assessment, code="D1.1", text=text, by=by, now=NOW)


def talk(assessment: Assessment, who) -> Talk:
    return threads.by_dimension(assessment, who).get("D1", Talk())


def test_the_same_click_twice_says_it_once(assessment, cast, thread) -> None:
    assert begin(assessment, cast.bob) == thread
    for _twice in range(2):
        discussing.answer(thread=thread, text="Sí.", by=cast.tecla, now=LATER)
    assert [row.text for row in ThreadComment.objects.order_by("pk")] == [
        "Compta el conveni?",
        "Sí.",
    ]


def test_what_is_said_is_news_to_the_others_until_they_read_it(assessment, cast, thread) -> None:
    assert (talk(assessment, cast.bob), talk(assessment, cast.tecla)) == (Talk(1, 0), Talk(1, 1))
    discussing.read([thread], by=cast.tecla, now=NOW)
    assert talk(assessment, cast.tecla) == Talk(1, 0)
    discussing.answer(thread=thread, text="Sí.", by=cast.tecla, now=LATER)
    assert (talk(assessment, cast.bob), talk(assessment, cast.alice)) == (Talk(1, 1), Talk(1, 1))
    assert threads.waiting_for(cast.bob) == [thread]
    assert threads.waiting_for(cast.charlie) == threads.waiting_for(cast.rita) == []


def test_a_settled_one_waits_for_nobody_and_an_answer_opens_it_again(
    assessment, cast, thread
) -> None:
    discussing.settle(thread=thread, by=cast.alice, now=LATER)
    assert talk(assessment, cast.bob).open == 0
    assert threads.waiting_for(cast.alice) == []
    with pytest.raises(IllegalMove):
        discussing.settle(thread=thread, by=cast.bob, now=LATER)
    discussing.answer(thread=thread, text="Encara no.", by=cast.bob, now=LATER)
    assert talk(assessment, cast.bob).open == 1


def test_body_and_technician_talk_readers_only_read_and_strangers_find_nothing(
    assessment, cast, log_in, thread
) -> None:
    path = f"/autoavaluacio/{assessment.pk}/preguntes/D1.1/"
    tecla = log_in(cast.tecla)
    assert "/preguntes/D1.1/#t-" in tecla.get("/").content.decode()
    assert "Compta el conveni?" in tecla.get(path).content.decode()
    assert "/preguntes/D1.1/#t-" not in tecla.get("/").content.decode()
    answer = f"/converses/{thread.pk}/respon/"
    assert tecla.post(answer, {"text": ""}).status_code == 422
    assert tecla.post(answer, {"text": "x" * 2001}).status_code == 422
    assert tecla.post(answer, {"text": "Sí, <b>compta</b>."}).status_code == 302
    html = log_in(cast.rosa).get(path).content.decode()
    assert "Sí, &lt;b&gt;compta&lt;/b&gt;." in html
    assert log_in(cast.rosa).post(answer, {"text": "Jo també"}).status_code == 403
    assert log_in(cast.charlie).post(answer, {"text": "Jo també"}).status_code == 404


def test_whose_account_was_forgotten_keeps_what_they_said_without_the_name(
    assessment, cast, log_in, thread
) -> None:
    cast.bob.forgotten_at = timezone.now()
    cast.bob.full_name = ""
    cast.bob.save()
    path = f"/autoavaluacio/{assessment.pk}/preguntes/D1.1/"
    html = log_in(cast.alice).get(path).content.decode()
    assert "Compta el conveni?" in html
    assert "Borja" not in html
    assert str(cast.bob.pk) in html


def test_dimension_and_assessment_show_what_is_open(assessment, cast, log_in, thread) -> None:
    alice = log_in(cast.alice)
    for page in ("", "D1/"):
        html = alice.get(f"/autoavaluacio/{assessment.pk}/{page}").content.decode()
        assert html.count('<span class="tag on">1 ') == 1, page
