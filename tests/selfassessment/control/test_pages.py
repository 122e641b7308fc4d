"""The pages of a control over http, in the order in which people meet them."""

from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext

from selfassessment.models import Assessment, ControlDecision
from tests.cast import Cast
from tests.selfassessment.control import scenes
from tests.selfassessment.control.scenes import WHY, line

MOST_QUERIES = 30


@pytest.fixture
def now() -> dict[str, object]:
    return {"on": timezone.localdate(), "now": timezone.now()}


@pytest.fixture
def begun(cast: Cast, now) -> Assessment:
    return scenes.in_control(cast, level=2, **now)


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def in_catalan(words: str) -> str:
    with translation.override("ca"):
        return gettext(words)


def decide(client: Client, assessment: Assessment, code: str = "D1.1", **typed: object):
    data = {"verdict": "accept", "reason": "", "seen": 0, "answer": 1} | typed
    return client.post(f"/control/{assessment.pk}/respostes/{code}/", data)


def move(client: Client, assessment: Assessment, name: str, reason: str = ""):
    return client.post(f"/control/{assessment.pk}/pas/", {"move": name, "reason": reason})


def test_after_each_decision_the_next_answer_comes(begun, cast, log_in) -> None:
    client = log_in(cast.tecla)
    response = decide(client, begun)
    assert response["Location"] == f"/control/{begun.pk}/respostes/D1.2/"
    for code in ("D1.2", "D2.1"):
        decide(client, begun, code)
    response = decide(client, begun, "D2.2")
    assert response["Location"] == f"/control/{begun.pk}/"


def test_the_page_of_an_answer_shows_all_that_bears_on_it(begun, cast, log_in) -> None:
    html = text(log_in(cast.tecla).get(f"/control/{begun.pk}/respostes/D1.1/"))
    for words in ("Es fa 1.1?", "half", "A paper", "Borja Roure"):
        assert words in html
    assert 'value="lower-1"' in html
    assert 'value="lower-2"' not in html


def test_a_wrong_decision_is_422_and_what_was_typed_stays(begun, cast, log_in) -> None:
    response = decide(log_in(cast.tecla), begun, verdict="lower-1", reason="curt <b>")
    assert response.status_code == 422
    assert "curt &lt;b&gt;" in response.content.decode()
    assert not ControlDecision.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"verdict": "lower-9"},
        {"verdict": ""},
        {"seen": "x"},
        {"answer": -1},
        {"verdict": "return", "reason": WHY, "until": "31/12"},
        {"verdict": "return", "reason": WHY, "until": ""},
        {"verdict": "lower-1", "reason": "x" * 3000},
    ],
)
def test_nonsense_is_422_and_never_worse(begun, cast, log_in, typed) -> None:
    assert decide(log_in(cast.tecla), begun, **typed).status_code == 422


def test_the_second_of_two_is_409_with_what_stands(begun, cast, log_in) -> None:
    scenes.judge(begun, cast.rita, verdict="lower", level=0)
    response = decide(log_in(cast.tecla), begun, verdict="lower-1", reason="El meu motiu llarg.")
    html = text(response)
    assert response.status_code == 409
    for words in ("Rita Costa", WHY, "El meu motiu llarg."):
        assert words in html
    assert 'name="seen" value="1"' in html
    assert line(begun).validated.level == 0


def test_what_needs_no_look_is_shown_before_it_is_accepted(begun, cast, log_in) -> None:
    client = log_in(cast.tecla)
    html = text(client.get(f"/control/{begun.pk}/accepta/"))
    assert html.count('name="answer"') == 4
    response = client.post(f"/control/{begun.pk}/accepta/", {"answer": ["D1.1:1", "D2.1:1"]})
    assert response.status_code == 302
    assert ControlDecision.objects.filter(in_bulk=True).count() == 2
    again = client.post(f"/control/{begun.pk}/accepta/", {"answer": ["D1.1:1"]})
    assert again.status_code == 409


@pytest.mark.parametrize("value", ["", "D1.1", "D1.1:", ":1", "D1.1:x", "D1.1:-1", "D1.1:٣٣"])
def test_a_list_that_makes_no_sense_is_refused(begun, cast, log_in, value: str) -> None:
    response = log_in(cast.tecla).post(f"/control/{begun.pk}/accepta/", {"answer": value})
    assert response.status_code in {409, 422}
    assert not ControlDecision.objects.exists()


def test_a_control_with_everything_decided_can_be_validated(begun, cast, log_in) -> None:
    client = log_in(cast.tecla)
    scenes.accept_rest(begun, cast.tecla)
    assert 'value="validate"' in text(client.get(f"/control/{begun.pk}/"))
    assert move(client, begun, "validate").status_code == 302
    html = text(client.get(f"/control/{begun.pk}/"))
    assert 'value="close"' in html
    assert 'value="reopen"' in html
    assert move(client, begun, "close").status_code == 302
    assert "pas/" not in text(client.get(f"/control/{begun.pk}/")).split("<footer")[0]
    assert move(client, begun, "reopen", WHY).status_code == 409


def test_a_move_that_is_no_longer_possible_says_what_stands(begun, cast, log_in) -> None:
    response = move(log_in(cast.tecla), begun, "close")
    assert response.status_code == 409
    assert in_catalan("Under control").lower() in text(response)


def test_the_filters_show_what_they_say(begun, cast, log_in) -> None:
    scenes.judge(begun, cast.tecla, "D1.1", "lower", level=1)
    client = log_in(cast.tecla)

    def shown(name: str) -> list[str]:
        html = text(client.get(f"/control/{begun.pk}/?mostra={name}"))
        return [code for code in ("D1.1", "D1.2", "D2.1", "D2.2") if f"/respostes/{code}/" in html]

    assert shown("lowered") == ["D1.1", "D1.2"]  # the second is where one goes on
    assert shown("pending") == ["D1.2", "D2.1", "D2.2"]
    assert len(shown("zzz")) == 4


def test_the_body_sees_what_came_back_why_and_until_when(cast, log_in, now) -> None:
    assessment = scenes.returned(cast, "D1.1", **now)
    client = log_in(cast.bob)
    day = (timezone.localdate() + timezone.timedelta(days=7)).strftime("%d/%m/%Y").lstrip("0")
    for path in (f"/autoavaluacio/{assessment.pk}/", f"/autoavaluacio/{assessment.pk}/D1/", "/"):
        html = text(client.get(path))
        if path != "/":
            assert WHY in html
    assert day.split("/")[2] in html
    sheet = text(client.get(f"/autoavaluacio/{assessment.pk}/D1/"))
    assert sheet.count("<fieldset disabled") == 1


def test_the_page_of_an_answer_asks_as_much_for_many_questions(cast, log_in, now) -> None:
    from_few = count(cast, log_in, scenes.in_control(cast, **now))
    from_many = count(cast, log_in, scenes.in_control(cast, dimensions=4, questions=8, **now))
    assert from_few == from_many < MOST_QUERIES


def count(cast: Cast, log_in, assessment: Assessment) -> int:
    client = log_in(cast.tecla)
    path = f"/control/{assessment.pk}/respostes/D1.1/"
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


@pytest.mark.parametrize(
    "typed", [{"code": "\0"}, {"words": "Compta\0 el conveni?"}, {"words": ""}]
)
def test_what_the_body_asks_the_aoc_is_words_or_422(cast, log_in, typed) -> None:
    now = timezone.now()
    row = scenes.validated(cast, on=timezone.localdate(now), now=now)
    fields = {"code": "D1.1", "words": "Compta el conveni?", **typed}
    response = log_in(cast.alice).post(f"/autoavaluacio/{row.pk}/resultat/consulta/", fields)
    assert response.status_code == 422
