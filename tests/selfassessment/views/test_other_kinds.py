"""Numbers, choices, texts and what depends on them: drawn, saved, handed in and controlled."""

from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.rules.scoring.values import Given
from selfassessment.rules.vocabulary import KINDS
from selfassessment.selectors import control
from selfassessment.services import submitting
from tests.cast import Cast
from tests.selfassessment.rules.kinds import one_of_each
from tests.selfassessment.scenes import answer, of_content

HTMX = {"HX-Request": "true"}


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    whole = one_of_each()
    for part in whole["dimensions"]:
        for question in part["questions"]:
            question["applies"] = {"kinds": list(KINDS), "bands": []}
    whole["dimensions"] = whole["dimensions"][:1]
    whole["dimensions"][0]["questions"][4]["condition"] = {
        "question": "D1.yes_no", "at_least": 4
    }  # fmt: skip
    return of_content(whole, cast.a, timezone.localdate(), timezone.now())


def send(client, assessment, code, headers=HTMX, **typed):
    data = {"comment": "", "version": "0", "key": str(uuid4())} | typed
    where = f"/autoavaluacio/{assessment.pk}/respostes/{code}/"
    return client.post(where, data, headers=headers)


def stands(assessment, code) -> tuple[int | None, str]:
    row = Answer.objects.get(assessment=assessment, question__code=code)
    return row.level, row.value


def page(client, assessment) -> str:
    return unescape(client.get(f"/autoavaluacio/{assessment.pk}/D1/").content.decode())


def test_each_kind_is_saved_as_its_own_page_sends_it(assessment, cast, log_in) -> None:
    client = log_in(cast.bob)
    assert send(client, assessment, "D1.number", value="2,5").status_code == 200
    assert send(client, assessment, "D1.choices", value=["phone", "web"]).status_code == 200
    opened = send(client, assessment, "D1.yes_no", level="4")
    assert 'href=""' in opened.content.decode()
    assert send(client, assessment, "D1.text", value="Res més.\r\nGràcies.").status_code == 200
    assert stands(assessment, "D1.number") == (2, "2.5")
    assert stands(assessment, "D1.choices") == (3, "web phone")
    assert stands(assessment, "D1.text") == (None, "Res més.\nGràcies.")
    html = page(client, assessment)
    assert 'name="value" value="2.5"' in html
    assert html.count('type="checkbox" name="value"') == 4
    assert 'id="level-D1-choices-web" value="web" checked' in html


def test_what_is_wrong_is_said_and_stays_typed(assessment, cast, log_in) -> None:
    response = send(log_in(cast.bob), assessment, "D1.number", headers={}, value="12,345")
    assert response.status_code == 422
    assert 'value="12,345"' in unescape(response.content.decode())
    assert not Answer.objects.filter(assessment=assessment).exists()


def test_the_same_value_sent_twice_has_one_effect(assessment, cast) -> None:
    key = uuid4()
    for _ in range(2):
        answer(
            assessment,
            cast.bob,
            "D1.number",
            timezone.now(),
            level=None,
            value=" 2,50",
            key=key,
        )
    assert AnswerRevision.objects.filter(assessment=assessment).count() == 1


def test_what_is_not_asked_is_said_so_and_not_missing_when_handed_in(
    assessment, cast, log_in
) -> None:
    client, now = log_in(cast.bob), timezone.now()
    html = page(client, assessment)
    assert html.count("<fieldset disabled>") == 1
    answer(assessment, cast.bob, "D1.level", level=3, now=now)
    answer(assessment, cast.bob, "D1.yes_no", level=0, now=now)
    answer(assessment, cast.bob, "D1.number", level=None, value="3", now=now)
    answer(assessment, cast.bob, "D1.choices", level=None, value="-", now=now)
    submitting.submit(assessment=assessment, by=cast.alice, now=now)
    assessment.refresh_from_db()
    assert assessment.frozen_levels["D1.number"] == {"level": 2, "value": "3"}
    frozen = control.thawed(assessment.frozen_levels)
    assert frozen["D1.choices"] == Given(0, value="-")
    assert "D1.text" not in frozen
