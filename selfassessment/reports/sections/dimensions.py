"""A table per dimension: each question with what was answered and what was found."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import Entry, ReportContext, Section


def build(context: ReportContext) -> Section:
    """Return the dimensions in the order of the questionnaire, each a line of the contents."""
    validated = any(row.validated for one in context.dimensions for row in one.questions)
    return Section(
        title=_("The dimensions, one by one"),
        template="selfassessment/report/dimensions.html",
        anchor="dimensions",
        data={"dimensions": context.dimensions, "validated": validated},
        entries=tuple(
            Entry(one.anchor, f"{one.code} {one.name}", language="ca", figure=one.score)
            for one in context.dimensions
        ),
    )
