"""The public page of a code: what was issued, and whether a file is it, never its results."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eset_portal.common.rules import codes
from selfassessment.models import Assessment, Campaign, Report
from selfassessment.reports import build
from selfassessment.selectors.verifying import LARGEST
from selfassessment.services import reporting
from selfassessment.views.verifying import MOST_FAILURES
from tests.cast import Cast
from tests.selfassessment.reports_work import making
from tests.support.language import reading

AUTHENTIC, CHANGED, LARGE = "to the last byte", "is not the one", "larger than any report"


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in and reads English."""
    return reading(Client())


@pytest.fixture
def issued(report: Report) -> Report:
    """A report that is ready."""
    build.run(str(report.pk))
    report.refresh_from_db()
    return report


def page(report: Report) -> str:
    return f"/verifica/{report.code}/"


def compare(visitor: Client, report: Report, content: bytes) -> str:
    file = SimpleUploadedFile("informe.pdf", content, "application/pdf")
    answer = visitor.post(page(report), {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_right_code_leads_to_what_was_issued(visitor: Client, issued: Report) -> None:
    answer = visitor.get("/verifica/", {"codi": issued.code}, follow=True)
    assert answer.redirect_chain == [(page(issued), 302)]
    words = answer.content.decode()
    assert "Ajuntament de Vilanova del Roure" in words
    assert issued.sha256 in words


@pytest.mark.parametrize(
    "sloppy",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code}\t",
        lambda code: code.replace("0", "O").replace("1", "l"),
    ],
)
def test_a_code_may_be_typed_sloppily(visitor: Client, issued: Report, sloppy: object) -> None:
    assert callable(sloppy)
    code = "0101-" + issued.code[5:]
    Report.objects.filter(pk=issued.pk).update(code=code)
    answer = visitor.get("/verifica/", {"codi": sloppy(code)})
    assert answer["Location"] == f"/verifica/{code}/"


@pytest.mark.parametrize("wrong", ["x", "1234", "ABCD-" * 7, "U" * 28, "<script>", "0" * 99])
def test_what_is_no_code_is_said_to_be_none(visitor: Client, db: None, wrong: str) -> None:
    answer = visitor.get("/verifica/", {"codi": wrong})
    assert answer.status_code in (422, 302)
    if answer.status_code == 302:
        assert visitor.get(answer["Location"]).status_code == 404
    assert b"<script>" not in answer.content


def test_an_unknown_code_is_404_and_says_what_to_do(visitor: Client, db: None) -> None:
    answer = visitor.get(f"/verifica/{codes.fresh()}/")
    assert answer.status_code == 404
    assert "Check it against the paper" in answer.content.decode()


@pytest.mark.parametrize("state", ["queued", "building", "failed"])
def test_a_report_that_is_not_ready_is_not_confirmed(
    visitor: Client, report: Report, state: str
) -> None:
    Report.objects.filter(pk=report.pk).update(state=state)
    assert visitor.get(page(report)).status_code == 404


def test_the_file_itself_is_authentic_and_one_byte_less_is_not(
    visitor: Client, issued: Report
) -> None:
    content = making.content(issued)
    assert AUTHENTIC in compare(visitor, issued, content)
    changed = bytearray(content)
    changed[len(content) // 2] ^= 1
    assert CHANGED in compare(visitor, issued, bytes(changed))
    assert CHANGED in compare(visitor, issued, content[:-1])


def test_a_file_that_is_too_large_is_not_read(visitor: Client, issued: Report) -> None:
    assert LARGE in compare(visitor, issued, bytes(LARGEST + 1))


def test_the_page_shows_no_result(visitor: Client, issued: Report) -> None:
    words = visitor.get(page(issued)).content.decode()
    degree = issued.assessment.degree_label
    assert degree
    assert degree not in words
    assert "75,0" not in words
    assert "75.0" not in words


def test_it_takes_few_queries(
    visitor: Client, issued: Report, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        visitor.get(page(issued))


def drop(visitor: Client, content: bytes) -> tuple[int, str]:
    file = SimpleUploadedFile("informe.pdf", content, "application/pdf")
    answer = visitor.post("/verifica/", {"file": file})
    return answer.status_code, answer.content.decode()


def test_the_file_alone_says_what_it_is(visitor: Client, issued: Report) -> None:
    content = making.content(issued)
    status, words = drop(visitor, content)
    assert (status, AUTHENTIC in words, issued.code in words) == (200, True, True)
    status, words = drop(visitor, content + b"% more")
    assert (status, CHANGED in words, issued.code in words) == (200, True, True)


@pytest.mark.parametrize("foreign", [b"", b"%PDF-1.7 broken", b"text", bytes(LARGEST + 1)])
def test_a_file_of_somebody_else_is_unknown(visitor: Client, db: None, foreign: bytes) -> None:
    status, words = drop(visitor, foreign)
    assert status in (404, 422)
    assert "/verifica/" in words


def test_it_says_which_edition_of_the_data_it_froze_and_that_they_changed(
    visitor: Client, assessment: Assessment, cast: Cast
) -> None:
    first = reporting.ask(assessment=assessment, language="ca", by=cast.alice, now=making.NOW)
    build.run(str(first.pk))
    words = visitor.get(page(first)).content.decode()
    assert assessment.campaign.version.sha256[:16] in words
    assert "later report" not in words
    Campaign.objects.filter(pk=assessment.campaign_id).update(title="Un altre títol")
    fresh = Assessment.objects.select_related("campaign__version", "entity").get(pk=assessment.pk)
    after = making.NOW + timedelta(days=1)
    build.run(str(reporting.ask(assessment=fresh, language="ca", by=cast.alice, now=after).pk))
    assert "later report" in visitor.get(page(first)).content.decode()


def test_nobody_tries_codes_by_the_thousand(visitor: Client, issued: Report) -> None:
    for _try in range(MOST_FAILURES):
        assert visitor.get(f"/verifica/{codes.fresh()}/").status_code == 404
    assert visitor.get(f"/verifica/{codes.fresh()}/").status_code == 429
    assert visitor.get(page(issued)).status_code == 429
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert visitor.get(page(issued), **elsewhere).status_code == 200
