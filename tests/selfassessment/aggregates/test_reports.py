"""Aggregate reports as papers and tables: built once, accessible, verifiable, explained."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from selfassessment.models import AggregateReport, Campaign
from selfassessment.reports.aggregates import layout, tables
from selfassessment.rules.aggregates import CATALONIA, COMARCA, METHOD
from selfassessment.services import aggregating, publishing
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment.scenes import NOW
from tests.support import pdf, pdf_text
from tests.support.language import reading


def ask(
    campaign: Campaign, cast: Cast, scope: str, group: str = "", language: str = "ca"
) -> AggregateReport:
    about = (scope, group)
    return aggregating.ask(campaign=campaign, about=about, language=language, by=cast.adam, now=NOW)


@pytest.mark.parametrize(
    ("scope", "group", "language"),
    [(CATALONIA, "", "ca"), (COMARCA, "01", "es"), (METHOD, "", "en")],
)
def test_each_kind_is_an_accessible_paper(
    cast: Cast, campaign: Campaign, scope: str, group: str, language: str
) -> None:
    report = ask(campaign, cast, scope, group, language)
    layout.run(str(report.pk))
    report.refresh_from_db()
    assert (report.state, report.error) == ("ready", "")
    with report.file.open("rb") as file:
        content = file.read()
    assert pdf.problems(content) == []
    assert report.code in "".join(pdf_text.pages(content))


def test_the_same_figures_are_one_report(cast: Cast, campaign: Campaign) -> None:
    assert ask(campaign, cast, CATALONIA).pk == ask(campaign, cast, CATALONIA).pk


def test_tables_tell_the_figures_of_the_paper_and_a_dictionary_explains_them(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    report, client = ask(campaign, cast, CATALONIA), reading(log_in(cast.adam), "en")
    base = f"/informes/agregats/{report.pk}"
    text = client.get(f"{base}/dades.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    (mean,) = (row["value"] for row in rows if (row["table"], row["measure"]) == ("whole", "mean"))
    assert float(mean) == report.facts["mean"]
    book = load_workbook(io.BytesIO(client.get(f"{base}/dades.xlsx").content))
    assert book.sheetnames == ["Data", "Dictionary"]
    told = {str(line[0]) for line in tables.dictionary()}
    assert set(tables.headings()) <= told
    assert b"five bodies" in client.get(f"{base}/diccionari.csv").content


def test_the_pages_lead_from_the_wish_to_the_paper_and_its_verification(
    cast: Cast, campaign: Campaign, log_in: LogIn, client: Client
) -> None:
    publishing.publish(campaign=campaign, now=NOW)
    desk = reading(log_in(cast.tecla), "en")
    new = f"/informes/agregats/nou/{campaign.slug}/"
    wrong: dict[str, Any] = {"about": "comarca:zz", "language": "ca"}
    assert desk.post(new, wrong).status_code == 422
    answer = desk.post(new, {"about": METHOD, "language": "en"})
    report = AggregateReport.objects.get()
    assert answer["Location"] == f"/informes/agregats/{report.pk}/"
    assert "It is queued" in desk.get(answer["Location"]).content.decode()
    layout.run(str(report.pk))
    report.refresh_from_db()
    assert "It is ready" in desk.get(answer["Location"]).content.decode()
    words = reading(client, "en").get(f"/verifica/{report.code}/").content.decode()
    assert "Report on the methodology" in words
    assert report.sha256 in words
