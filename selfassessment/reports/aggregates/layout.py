"""Lay an aggregate report out: its facts through one template, into a PDF."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from eset_portal.common import pdf, qr
from eset_portal.common.charts.bars import bars
from eset_portal.common.charts.chart import Chart, Drawn, Series
from eset_portal.templatetags.days import in_words
from selfassessment.models import AggregateReport
from selfassessment.reports import layout, making
from selfassessment.reports.aggregates import words
from selfassessment.rules.aggregates import CATALONIA, METHOD

MOST_QUESTIONS = 15


def run(report_id: str) -> None:
    """Build the aggregate report REPORT_ID; see `making.run`."""
    rows = AggregateReport.objects.filter(pk=report_id).select_related("campaign__version")
    making.run(rows, draw)


def draw(report: AggregateReport, _token: UUID | None = None) -> bytes:
    """Return REPORT as a tagged PDF in the active language, which is its own."""
    data = context(report)
    metadata = pdf.Metadata(
        title=f"{data['title']} · {data['subject']} · {report.campaign.title}",
        language=report.language,
        author=settings.PORTAL_NAME,
        created=report.created_at,
        keywords=("e-SET", report.campaign.title),
        identifier=report.code,
    )
    html = render_to_string("selfassessment/aggregate/report.html", data)
    return pdf.render(html, [layout.style()], metadata=metadata)


def context(report: AggregateReport) -> dict[str, Any]:
    """Return what the template of REPORT takes: finished words, drawings, and its facts."""
    facts, version = report.facts, report.campaign.version
    url = settings.PORTAL_URL + reverse("selfassessment:verify", kwargs={"code": report.code})
    shown = facts["questions"] if report.scope == METHOD else facts["questions"][:MOST_QUESTIONS]
    return {
        "report": report,
        "language": report.language,
        "demo": report.campaign.is_demo,
        "is_method": report.scope == METHOD,
        "title": title(report.scope),
        "subject": words.subject(report.scope, report.group, facts),
        "facts": facts,
        "mean": words.number(facts["mean"]),
        "quartiles": [words.number(value) for value in facts["quartiles"] or []],
        "dimensions": _dimensions(facts, beside=report.scope != CATALONIA),
        "with_whole": any(row["whole"] is not None for row in facts["dimensions"]),
        "chart": _chart(report),
        "degrees": [
            (words.degree(row["code"]), words.count(row["bodies"])) for row in facts["degrees"]
        ],
        "breakdowns": [_breakdown(by, rows) for by, rows in facts["breakdowns"].items() if rows],
        "questions": shown,
        "documents": facts.get("documents", []),
        "made": in_words(report.created_at),
        "questionnaire": version.named,
        "instrument": report.campaign.instrument_label,
        "sha256": version.sha256[:16],
        "verify_url": url,
        "qr": qr.svg(url, title=_("QR code of the verification page")),
    }


def title(scope: str) -> str:
    """Return what the report of SCOPE is called."""
    return _("Report on the methodology") if scope == METHOD else _("Aggregate report")


def _dimensions(facts: dict[str, Any], *, beside: bool) -> list[dict[str, Any]]:
    return [
        row
        | {
            "mean_text": words.number(row["mean"]),
            "whole_text": words.number(row["whole"]) if beside else "",
        }
        for row in facts["dimensions"]
    ]


def _breakdown(code: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": words.axis(code),
        "key": code,
        "rows": [
            (words.group(code, row), row["submitted"], words.number(row["mean"])) for row in rows
        ],
    }


def _chart(report: AggregateReport) -> Drawn | None:
    rows = [row for row in report.facts["dimensions"] if row["mean"] is not None]
    if not rows:
        return None
    series = [Series(_("Mean"), tuple(_exact(row["mean"]) for row in rows), "mine")]
    if any(row["whole"] is not None for row in rows):
        whole = tuple(_exact(row["whole"]) for row in rows)
        series.append(Series(_("Catalonia"), whole, "peer"))
    chart = Chart(
        title=_("Result by dimension"),
        description=_("Each dimension from 0 to 100. The table has the same figures."),
        labels=tuple(row["short"] for row in rows),
        series=tuple(series),
        number=lambda value: words.number(float(value)),
        heading=_("Dimension"),
    )
    return bars(chart, f"bars-{report.pk}")


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))
