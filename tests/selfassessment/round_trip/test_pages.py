"""The questionnaire on paper, and a workbook over http: looked at, confirmed, sent twice."""

from html import unescape

import pytest
from django.utils import timezone

from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.services.round_trip import taking_out
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment.round_trip.books import filled, upload
from tests.selfassessment.scenes import an_assessment, answer


@pytest.fixture
def started(cast: Cast) -> Assessment:
    now = timezone.now()
    assessment = an_assessment(cast.a, now.date(), now)
    answer(assessment, cast.bob, "D1.1", now, level=1, comment="Ho fem <així>")
    return assessment


def test_a_workbook_is_looked_at_confirmed_and_sent_twice_has_one_effect(
    cast: Cast, started: Assessment, log_in: LogIn
) -> None:
    client, home = log_in(cast.bob), f"/autoavaluacio/{started.pk}/"
    content = client.get(f"{home}full.xlsx").content
    file = upload(filled(content, {"D1.2": ("2", "", "Fet fora.")}))
    preview = client.post(f"{home}full/", {"file": file})["Location"]
    assert "Fet fora." in client.get(preview).content.decode()
    assert not Answer.objects.filter(question__code="D1.2").exists()
    confirmed = {"seen-D1.2": "0"}
    assert client.post(preview, confirmed)["Location"] == home
    assert client.post(preview, confirmed)["Location"] == home
    made = AnswerRevision.objects.get(question__code="D1.2")
    assert (made.level, made.comment, made.changed_by) == (2, "Fet fora.", cast.bob)


def test_what_changed_after_looking_is_told_and_the_choice_stays(
    cast: Cast, started: Assessment, log_in: LogIn
) -> None:
    client, home = log_in(cast.bob), f"/autoavaluacio/{started.pk}/"
    file = upload(filled(client.get(f"{home}full.xlsx").content, {"D1.1": ("4",)}))
    preview = client.post(f"{home}full/", {"file": file})["Location"]
    answer(started, cast.alice, "D1.1", timezone.now(), level=0, seen=1)
    response = client.post(preview, {"seen-D1.1": "1", "keep-D1.1": "mine"})
    assert response.status_code == 409
    assert 'value="mine" checked' in response.content.decode()
    assert Answer.objects.get(question__code="D1.1").level == 0
    assert client.post(preview, {"seen-D1.1": "2", "keep-D1.1": "mine"}).status_code == 302
    assert Answer.objects.get(question__code="D1.1").level == 4


def test_a_workbook_of_others_is_not_found(cast: Cast, started: Assessment, log_in: LogIn) -> None:
    taking_out.take_out(assessment=started, by=cast.bob)
    for path in ("full/", "full.xlsx", "imprimeix/"):
        response = log_in(cast.charlie).get(f"/autoavaluacio/{started.pk}/{path}")
        assert response.status_code == 404


def test_paper_shows_what_is_answered_or_room_to_write(
    cast: Cast, started: Assessment, log_in: LogIn
) -> None:
    client, path = log_in(cast.rosa), f"/autoavaluacio/{started.pk}/imprimeix/"
    html = unescape(client.get(path).content.decode())
    assert html.count("☒") == 1
    assert "Ho fem <així>" in html
    empty = unescape(client.get(f"{path}?buit").content.decode())
    assert "☒" not in empty
    assert "Ho fem" not in empty
    assert empty.count("Es fa ") == 4
