"""Asking for a report: the same input is one report; failures may be retried."""

from typing import Any

import pytest
from django.test import Client

from eset_portal.common import work
from eset_portal.common.rules.errors import DomainError
from governance.models import AuditEvent
from selfassessment import tasks
from selfassessment.models import Assessment, Campaign, Report
from selfassessment.services import reporting
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment.reports_work import making
from tests.selfassessment.reports_work.making import NOW

Sent = list[dict[str, Any]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What is given to the broker, which is kept away."""
    found: Sent = []
    monkeypatch.setattr(
        tasks.build_report, "apply_async", lambda **message: found.append(message["kwargs"])
    )
    return found


def ask(assessment: Assessment, cast: Cast, language: str = "ca") -> Report:
    return reporting.ask(assessment=assessment, language=language, by=cast.alice, now=NOW)


def fail(report: Report) -> None:
    row = Report.objects.filter(pk=report.pk)
    token = work.claim(row, NOW, NOW - making.LONG_AGO)
    assert token is not None
    work.fail(row, token, "it rained", NOW)


def test_asked_twice_it_is_one_report_with_one_code_and_one_line(
    cast: Cast, assessment: Assessment, sent: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first, second = ask(assessment, cast), ask(assessment, cast)
    assert (first.pk, first.code) == (second.pk, second.code)
    assert Report.objects.count() == 1
    assert AuditEvent.objects.filter(verb="report.requested").count() == 1
    assert sent == [{"report_id": str(first.pk)}]


def test_each_language_has_its_report(cast: Cast, assessment: Assessment) -> None:
    codes = {ask(assessment, cast, language).code for language in ("ca", "es", "en")}
    assert len(codes) == 3


def test_another_title_of_the_campaign_is_another_report(
    cast: Cast, assessment: Assessment
) -> None:
    first = ask(assessment, cast)
    Campaign.objects.filter(pk=assessment.campaign_id).update(title="Un altre títol")
    fresh = Assessment.objects.select_related("campaign__version", "entity").get(pk=assessment.pk)
    assert ask(fresh, cast).pk != first.pk


def test_another_name_is_another_report(cast: Cast, assessment: Assessment) -> None:
    first = ask(assessment, cast)
    assessment.entity.name = "Ajuntament de Vilanova i el Roure"
    assert ask(assessment, cast).pk != first.pk


def test_a_failed_one_is_queued_again_when_asked_for(
    cast: Cast, assessment: Assessment, sent: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    first = ask(assessment, cast)
    fail(first)
    with django_capture_on_commit_callbacks(execute=True):
        again = ask(assessment, cast)
    again.refresh_from_db()
    assert (again.pk, again.state) == (first.pk, "queued")
    assert sent == [{"report_id": str(first.pk)}]


def test_only_what_failed_is_retried(cast: Cast, report: Report) -> None:
    with pytest.raises(DomainError, match="no ha fallat"):
        reporting.retry(report=report, by=cast.alice)
    fail(report)
    reporting.retry(report=report, by=cast.alice)
    report.refresh_from_db()
    assert report.state == "queued"
    assert AuditEvent.objects.filter(verb="report.retried").count() == 1


def test_a_broker_that_is_away_only_delays(
    cast: Cast,
    assessment: Assessment,
    log_in: LogIn,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def nobody_there(**_message: object) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(tasks.build_report, "apply_async", nobody_there)
    client: Client = log_in(cast.alice)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/autoavaluacio/{assessment.pk}/informe/")
    report = Report.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/informes/{report.pk}/")
    assert report.state == "queued"
    assert client.get(f"/informes/{report.pk}/").status_code == 200


def test_the_sweep_sends_what_waits_and_nothing_else(
    assessment: Assessment, sent: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    waiting, building, lost, fresh = (
        making.queued(assessment, language) for language in ("ca", "es", "en", "oc")
    )
    lease = NOW - making.LONG_AGO
    work.claim(Report.objects.filter(pk=building.pk), NOW, lease)
    work.claim(Report.objects.filter(pk=lost.pk), making.LONG_AGO, lease)
    Report.objects.filter(pk=fresh.pk).update(created_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert reporting.dispatch_waiting(now=NOW) == 2
    assert {message["report_id"] for message in sent} == {str(waiting.pk), str(lost.pk)}
