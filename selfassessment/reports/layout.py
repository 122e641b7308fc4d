"""Lay a report out: its sections through their templates, into one HTML document."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from eset_portal.common import pdf
from selfassessment.reports.sections import SECTIONS
from selfassessment.reports.values import ReportContext

STYLE = "css/report.css"


def html(context: ReportContext) -> str:
    """Return the report of CONTEXT as one HTML document, in its language."""
    with translation.override(context.language):
        built = [section for build in SECTIONS if (section := build(context))]
        parts = [
            render_to_string(section.template, {"section": section, **section.data})
            for section in built
        ]
        return render_to_string(
            "selfassessment/report/report.html",
            {
                "context": context,
                "title": title(context),
                "cover": parts[0],
                "parts": parts[1:],
                "contents": built[1:],
            },
        )


def title(context: ReportContext) -> str:
    """Return the title of the file, in the active language."""
    name = _("Consolidation report")
    return f"{name} · {context.identity.body} · {context.campaign}"


def draw(context: ReportContext) -> bytes:
    """Return the report of CONTEXT as a tagged PDF; see `pdf.render` for what it raises."""
    with translation.override(context.language):
        metadata = pdf.Metadata(
            title=title(context),
            language=context.language,
            author=context.identity.elaborated_by,
            created=context.created,
            keywords=(*context.keywords, context.campaign),
            identifier=context.verification.code,
        )
    return pdf.render(html(context), [style()], metadata=metadata)


@cache
def style() -> str:
    """Return the style sheet of reports."""
    return (Path(settings.BASE_DIR) / "static" / STYLE).read_text(encoding="utf-8")
