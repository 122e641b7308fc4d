"""Saving over http: what each answer looks like, with htmx and as a plain form."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from selfassessment.models import Answer, Assessment, Campaign
from tests.cast import Cast
from tests.selfassessment.scenes import REASON, an_assessment, with_free_codes

HTMX = {"HX-Request": "true"}
EITHER = pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a, timezone.localdate(), timezone.now())


def address(assessment: Assessment, code: str = "D1.1") -> str:
    return f"/autoavaluacio/{assessment.pk}/respostes/{code}/"


def send(client: Client, assessment: Assessment, *, code="D1.1", headers=HTMX, **typed):
    data = {"level": "3", "comment": "", "version": "0", "key": str(uuid4())} | typed
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(address(assessment, code), data, headers=headers)


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def in_catalan(words: str) -> str:
    with translation.override("ca"):
        return gettext(words)


def stands(assessment: Assessment, code: str = "D1.1") -> Answer:
    return Answer.objects.get(assessment=assessment, question__code=code)


def test_htmx_gets_the_notice_the_new_version_and_the_progress(assessment, cast, log_in) -> None:
    response = send(log_in(cast.bob), assessment)
    html = text(response)
    assert response.status_code == 200
    assert 'class="saved"' in html
    assert 'id="version-D1-1" value="1" hx-swap-oob="true"' in html
    assert '<progress value="1" max="2"' in html
    assert "<html" not in html


def test_a_plain_form_leads_back_to_its_question(assessment, cast, log_in) -> None:
    response = send(log_in(cast.bob), assessment, headers={})
    assert response.status_code == 302
    assert response["Location"] == f"/autoavaluacio/{assessment.pk}/D1/#q-D1-1"
    assert stands(assessment).level == 3


@EITHER
def test_a_question_may_be_called_anything(cast, log_in, headers) -> None:
    assessment = with_free_codes(cast.a, timezone.localdate(), timezone.now())
    response = send(log_in(cast.bob), assessment, code="ORG.1", headers=headers)
    if headers:
        assert '<progress value="1" max="2"' in text(response)
    else:
        assert response["Location"] == f"/autoavaluacio/{assessment.pk}/TIC/#q-ORG-1"
    response = send(log_in(cast.bob), assessment, code="ORG.1", level="9", headers=headers)
    assert response.status_code == 422
    assert "Es fa 2.1?" in text(response) or headers
    response = send(log_in(None), assessment, code="ORG.1", headers=headers)
    assert "TIC" in text(response) or headers


@EITHER
@pytest.mark.parametrize("level", ["7", "abc", "-1", "3.0", "٣"])
def test_a_wrong_level_is_422_and_what_was_typed_stays(
    assessment, cast, log_in, level: str, headers
) -> None:
    response = send(
        log_in(cast.bob), assessment, level=level, comment="Ho he escrit jo.", headers=headers
    )
    assert response.status_code == 422
    assert 'class="failed"' in text(response)
    if not headers:
        assert "Ho he escrit jo." in text(response)
        assert 'id="error-summary"' in text(response)
    assert not Answer.objects.exists()


@EITHER
@pytest.mark.parametrize(
    "wrong",
    [
        {"key": None},
        {"key": "no-key"},
        {"version": None},
        {"version": "-1"},
        {"version": "un"},
        {"after": "x"},
        {"comment": "x" * 4001},
        {"comment": "a\0b"},
        {"level": "na", "reason": "curt"},
    ],
    ids=str,
)
def test_what_cannot_be_read_is_422_and_keeps_nothing(
    assessment, cast, log_in, wrong, headers
) -> None:
    response = send(log_in(cast.bob), assessment, code="D1.2", headers=headers, **wrong)
    assert response.status_code == 422
    assert not Answer.objects.exists()


def test_a_version_beyond_all_numbers_is_a_conflict_or_a_refusal_no_fault(
    assessment, cast, log_in
) -> None:
    client = log_in(cast.bob)
    send(client, assessment)
    assert send(client, assessment, version="9" * 30).status_code in {409, 422}


def test_a_comment_of_the_longest_kind_counts_its_line_ends_once(assessment, cast, log_in) -> None:
    lines = "x\r\n" * 2000
    assert send(log_in(cast.bob), assessment, comment=lines, headers={}).status_code == 302
    assert stands(assessment).comment == "x\n" * 2000


def test_seven_megabytes_are_turned_away(assessment, cast, log_in) -> None:
    response = send(log_in(cast.bob), assessment, comment="x" * 7_000_000)
    assert response.status_code in {400, 413}
    assert not Answer.objects.exists()


@EITHER
def test_a_stale_version_is_409_with_both_values(assessment, cast, log_in, headers) -> None:
    send(log_in(cast.alice), assessment, level="4", comment="Ho tenim.")
    response = send(
        log_in(cast.bob), assessment, level="0", comment="No ho tenim.", headers=headers
    )
    html = text(response)
    assert response.status_code == 409
    for words in ("Alícia Roure", "4 · all", "Ho tenim.", "0 · none", "No ho tenim."):
        assert words in html
    assert ("<html" in html) is not bool(headers)
    assert stands(assessment).level == 4


def test_the_plain_conflict_page_can_put_mine(assessment, cast, log_in) -> None:
    send(log_in(cast.alice), assessment, level="4")
    bob = log_in(cast.bob)
    page = text(send(bob, assessment, level="0", headers={}))
    assert 'name="over" value="1"' in page
    assert send(bob, assessment, level="0", over="1", headers={}).status_code == 302
    assert (stands(assessment).level, stands(assessment).version) == (0, 2)


def test_putting_mine_over_what_changed_again_is_a_conflict_again(assessment, cast, log_in) -> None:
    send(log_in(cast.alice), assessment, level="4")
    send(log_in(cast.alice), assessment, level="3", version="1")
    assert send(log_in(cast.bob), assessment, level="0", over="1").status_code == 409
    assert stands(assessment).level == 3


@EITHER
def test_keeping_theirs_changes_nothing_and_shows_it(assessment, cast, log_in, headers) -> None:
    send(log_in(cast.alice), assessment, level="4")
    response = send(log_in(cast.bob), assessment, level="0", keep="theirs", headers=headers)
    assert response.status_code == (200 if headers else 302)
    if headers:
        assert response["HX-Retarget"] == "#q-D1-1"
        assert 'value="4" checked' in text(response)
    assert stands(assessment).version == 1


@EITHER
def test_another_bodys_assessment_is_not_there(assessment, cast, log_in, headers) -> None:
    assert send(log_in(cast.charlie), assessment, headers=headers).status_code == 404


@EITHER
def test_a_question_that_is_not_asked_is_not_there(assessment, cast, log_in, headers) -> None:
    response = send(log_in(cast.bob), assessment, code="D9.9", headers=headers)
    assert response.status_code == 404


@EITHER
@pytest.mark.parametrize("name", ["rosa", "tecla", "aurora"])
def test_who_may_only_read_is_told_why(assessment, cast, log_in, name: str, headers) -> None:
    client = log_in(cast.person(name))
    response = send(client, assessment, headers=headers)
    assert response.status_code == 403
    reason = "Only the e-SET manager and the contributors of a body answer its self-assessment."
    assert in_catalan(reason) in text(response)
    assert not Answer.objects.exists()


@EITHER
def test_without_a_session_what_was_typed_is_given_back(assessment, log_in, headers) -> None:
    response = send(log_in(None), assessment, comment="Ho <b>havia</b> escrit.", headers=headers)
    assert response.status_code == 401
    if not headers:
        assert "Ho &lt;b&gt;havia&lt;/b&gt; escrit." in response.content.decode()
        next_ = f"next=%2Fautoavaluacio%2F{assessment.pk}%2FD1%2F%23q-D1-1"
        assert next_ in text(response)
    assert not Answer.objects.exists()


@EITHER
def test_a_closed_campaign_refuses_with_its_reason(assessment, cast, log_in, headers) -> None:
    day = timezone.localdate() - timedelta(days=1)
    Campaign.objects.filter(pk=assessment.campaign_id).update(closes_on=day)
    response = send(log_in(cast.bob), assessment, headers=headers)
    assert response.status_code == 403
    assert in_catalan("The campaign is closed: it takes no answers any more.") in text(response)


def test_a_page_without_its_token_is_refused(assessment, cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.bob)
    assert send(client, assessment).status_code == 403
    assert not Answer.objects.exists()


def test_reading_is_no_way_to_save(assessment, cast, log_in) -> None:
    assert log_in(cast.bob).get(address(assessment)).status_code == 405


def test_not_applicable_is_kept_with_its_reason_and_a_level_drops_it(
    assessment, cast, log_in
) -> None:
    client = log_in(cast.bob)
    send(client, assessment, code="D1.2", level="na", reason=REASON)
    assert stands(assessment, "D1.2").reason == REASON
    send(client, assessment, code="D1.2", level="2", reason=REASON, version="1")
    row = stands(assessment, "D1.2")
    assert (row.level, row.not_applicable, row.reason) == (2, False, "")


def test_a_code_that_no_database_takes_is_no_fault(assessment, cast, log_in) -> None:
    here = f"/autoavaluacio/{assessment.pk}"
    assert Client().post(f"{here}/respostes/%00/").status_code == 401
    client = log_in(cast.bob)
    assert client.get(f"{here}/preguntes/D1.1/", {"document": "a\0b"}).status_code == 200
    words = {"code": "\0", "words": "Compta el conveni?\0"}
    assert client.post(f"{here}/resultat/consulta/", words).status_code == 403
